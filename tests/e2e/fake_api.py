"""Two model servers on loopback that answer every request with "ok", or as a script says, and remember what was asked.

MessagesApi speaks the Anthropic Messages API, ResponsesApi the OpenAI Responses API, both streamed as server-sent events
and both as far as the clients use them. They run in a thread of this process: `with MessagesApi() as api: api.url`.
"""
import itertools
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ANSWER = "ok"
PLAIN = [{"type": "text", "text": ANSWER}]


class FakeApi:
    """What the two have in common: a server on a free port, and the list of requests."""

    def __init__(self):
        self.requests = []
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        api = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_HEAD(self):
                self.reply_json({})

            def do_GET(self):
                api.remember("GET", self.path, None)
                self.reply_json(api.answer_get(self.path))

            def do_POST(self):
                raw = self.rfile.read(int(self.headers.get("content-length") or 0))
                try:
                    body = json.loads(raw or b"{}")
                except ValueError:
                    body = {}
                api.remember("POST", self.path, body)
                api.answer_post(self, self.path, body)

            def reply_json(self, value):
                payload = json.dumps(value).encode()
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(payload)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(payload)

            def reply_events(self, events):
                """Each event is its data; its `type` names it."""
                self.send_response(200)
                self.send_header("content-type", "text/event-stream")
                self.send_header("connection", "close")
                self.end_headers()
                for event in events:
                    self.wfile.write(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode())
                self.wfile.flush()
                self.close_connection = True

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # a client that hangs up is no news

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def remember(self, method, path, body):
        with self._lock:
            self.requests.append({"method": method, "path": path, "body": body})

    def bodies(self):
        with self._lock:
            return [request["body"] for request in self.requests if request["body"]]

    def number(self, prefix):
        with self._lock:
            return f"{prefix}_{next(self._numbers):06d}"

    def answer_get(self, path):
        raise NotImplementedError

    def answer_post(self, handler, path, body):
        raise NotImplementedError


class MessagesApi(FakeApi):
    def __init__(self, script=None):
        """`script` makes the content blocks of an answer from a request that offers tools; the others are plain."""
        super().__init__()
        self._script = script

    def answer_get(self, path):
        return {"data": [], "has_more": False}

    def answer_post(self, handler, path, body):
        if "count_tokens" in path:
            handler.reply_json({"input_tokens": 1})
            return
        if not path.startswith("/v1/messages"):
            handler.reply_json({})
            return
        blocks = self._script(body) if self._script and body.get("tools") else PLAIN
        blocks = [{**block, "id": self.number("toolu")} if block["type"] == "tool_use" else block for block in blocks]
        stop = "tool_use" if any(block["type"] == "tool_use" for block in blocks) else "end_turn"
        if body.get("stream"):
            handler.reply_events(self._events(body, blocks, stop))
        else:
            message = self._message(body)
            message.update(content=blocks, stop_reason=stop)
            handler.reply_json(message)

    def _message(self, body):
        return {"id": self.number("msg"), "type": "message", "role": "assistant", "model": body.get("model", "fake"),
                "content": [], "stop_reason": None, "stop_sequence": None,
                "usage": {"input_tokens": 1, "output_tokens": 1, "cache_creation_input_tokens": 0,
                          "cache_read_input_tokens": 0}}

    def _events(self, body, blocks, stop):
        yield {"type": "message_start", "message": self._message(body)}
        for index, block in enumerate(blocks):
            if block["type"] == "tool_use":
                empty = {**block, "input": {}}
                delta = {"type": "input_json_delta", "partial_json": json.dumps(block["input"])}
            else:
                empty = {"type": "text", "text": ""}
                delta = {"type": "text_delta", "text": block["text"]}
            yield {"type": "content_block_start", "index": index, "content_block": empty}
            yield {"type": "content_block_delta", "index": index, "delta": delta}
            yield {"type": "content_block_stop", "index": index}
        yield {"type": "message_delta", "delta": {"stop_reason": stop, "stop_sequence": None},
               "usage": {"output_tokens": 1}}
        yield {"type": "message_stop"}


class ResponsesApi(FakeApi):
    def answer_get(self, path):
        return {"object": "list", "data": [], "models": []}

    def answer_post(self, handler, path, body):
        if not path.rstrip("/").endswith("/responses"):
            handler.reply_json({})
            return
        item = {"type": "message", "id": self.number("msg"), "role": "assistant", "status": "completed",
                "content": [{"type": "output_text", "text": ANSWER, "annotations": []}]}
        response = {"id": self.number("resp"), "object": "response", "status": "in_progress", "output": []}
        done = {**response, "status": "completed", "output": [item],
                "usage": {"input_tokens": 1, "input_tokens_details": {"cached_tokens": 0}, "output_tokens": 1,
                          "output_tokens_details": {"reasoning_tokens": 0}, "total_tokens": 2}}
        handler.reply_events([
            {"type": "response.created", "response": response},
            {"type": "response.output_item.added", "output_index": 0, "item": item},
            {"type": "response.output_item.done", "output_index": 0, "item": item},
            {"type": "response.completed", "response": done},
        ])
