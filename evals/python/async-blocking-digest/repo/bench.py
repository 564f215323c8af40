"""Eight uploads beside a heartbeat. Prints the seconds and the worst delay of the heartbeat."""
import asyncio
import sys
import time

from gateway import handle_many


async def heartbeat(delays, interval=0.005):
    while True:
        begin = time.perf_counter()
        await asyncio.sleep(interval)
        delays.append(time.perf_counter() - begin - interval)


async def run(count):
    delays = []
    beat = asyncio.ensure_future(heartbeat(delays))
    await asyncio.sleep(0)
    begin = time.perf_counter()
    stored = await handle_many([("file%d" % n, b"body%d" % n) for n in range(count)])
    seconds = time.perf_counter() - begin
    await asyncio.sleep(0.01)
    beat.cancel()
    print("seconds %.4f worst_delay_ms %.1f stored %d" % (seconds, max(delays) * 1000, len(stored)))


if __name__ == "__main__":
    asyncio.run(run(int(sys.argv[1]) if len(sys.argv) > 1 else 8))
