# A session from its start to its end.
< {"session_id":"s-1","transcript_path":"/t.jsonl","cwd":"/p","hook_event_name":"SessionStart","source":"startup"}
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment hook SessionStart
< {"session_id":"s-1","stop_hook_active":false,"last_assistant_message":"done"}
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment hook Stop
< {"session_id":"s-1","stop_hook_active":true}
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment hook Stop
< {"session_id":"s-1","reason":"prompt_input_exit"}
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment hook SessionEnd
$ cat data/sessions/s-1.json; ls -A data data/sessions
> {
>   "version": 1,
>   "session_id": "s-1",
>   "cwd": "/p",
>   "transcript_path": "/t.jsonl",
>   "started_at": "TIME",
>   "source": "startup",
>   "last_event": "SessionEnd",
>   "updated_at": "TIME",
>   "stops": 1,
>   "ended_at": "TIME",
>   "end_reason": "prompt_input_exit"
> }
> data:
> sessions
>
> data/sessions:
> s-1.json

# Nothing that comes in can make it fail or leave its folder.
< no JSON
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment hook Stop
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment hook Stop
$ head -c 10000000 /dev/zero | CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment hook Stop
$ printf '\377\376{"' | CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment hook Stop
< {"session_id":"../../escaped","cwd":"/p"}
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment hook SessionStart
< {"session_id":"s-2"}
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment hook NoSuchEvent extra words
$ cat data/logs/hooks.log; ls -A data/sessions
> TIME Stop: the input (8 bytes) is no JSON object
> TIME Stop: the input (0 bytes) is no JSON object
> TIME Stop: the input is longer than 4194304 bytes
> TIME Stop: the input (4 bytes) is no JSON object
> TIME unknown event 'NoSuchEvent'
> id-ea03bc47f879c94c0935f3a65ffaa98b.json
> s-1.json

# Nowhere to write: no variable, no home, a file in the way, a device that is full.
< {"session_id":"s-1"}
$ env -u CLAUDE_PLUGIN_DATA -u HOME cf-experiment hook SessionStart
< {"session_id":"s-1"}
$ echo taken > file; CLAUDE_PLUGIN_DATA=$PWD/file cf-experiment hook SessionStart; cat file
> taken
< {"session_id":"s-1"}
$ CLAUDE_PLUGIN_DATA=/proc/none cf-experiment hook SessionStart
< {"session_id":"s-1"}
$ cf-experiment hook SessionStart > /dev/full

# Without the client's variable the state goes where the system keeps state.
< {"session_id":"s-1"}
$ cf-experiment hook SessionStart; ls $HOME/.local/state/codeflash/sessions
> s-1.json
