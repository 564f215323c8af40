"""One upload is signed and then saved; uploads are meant to overlap."""
import asyncio

from .signing import sign
from .store import save


async def handle(name, body):
    signature = sign(body)
    return await save(name, signature)


async def handle_many(uploads):
    return await asyncio.gather(*(handle(name, body) for name, body in uploads))
