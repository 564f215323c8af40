# Neither Codex nor Node: what is missing, and how to get it.
$ mkdir empty bin; PATH=$(dirname $(command -v cf-experiment)):$PWD/empty cf-experiment companion setup
? 1
> codex  'codex' is not on PATH
> node   'node' is not on PATH
> not ready:
>   install the Codex CLI: npm install -g @openai/codex
>   install Node.js 18 or newer: https://nodejs.org, or apt install nodejs
$ PATH=$(dirname $(command -v cf-experiment)):$PWD/empty cf-experiment companion setup --json
? 1
> {
>   "ready": false,
>   "codex": {
>     "found": false,
>     "path": null,
>     "version": "",
>     "problem": "'codex' is not on PATH"
>   },
>   "node": {
>     "found": false,
>     "path": null,
>     "version": "",
>     "problem": "'node' is not on PATH"
>   },
>   "login": {
>     "state": "unknown",
>     "detail": ""
>   },
>   "nextSteps": [
>     "install the Codex CLI: npm install -g @openai/codex",
>     "install Node.js 18 or newer: https://nodejs.org, or apt install nodejs"
>   ]
> }

# Both there, logged in.
$ printf '#!/bin/sh\nif [ "$1" = login ]; then echo "Logged in using an API key"; else echo codex-cli 0.169.0; fi\n' > bin/codex
$ printf '#!/bin/sh\necho v20.1.0\n' > bin/node; chmod +x bin/codex bin/node
$ PATH=$PWD/bin:$PATH cf-experiment companion setup
> codex  codex-cli 0.169.0 (TMP/bin/codex)
> node   v20.1.0 (TMP/bin/node)
> login  Logged in using an API key
> ready for reviews
$ PATH=$PWD/bin:$PATH cf-experiment companion setup --json
> {
>   "ready": true,
>   "codex": {
>     "found": true,
>     "path": "TMP/bin/codex",
>     "version": "codex-cli 0.169.0",
>     "problem": null
>   },
>   "node": {
>     "found": true,
>     "path": "TMP/bin/node",
>     "version": "v20.1.0",
>     "problem": null
>   },
>   "login": {
>     "state": "yes",
>     "detail": "Logged in using an API key"
>   },
>   "nextSteps": []
> }

# Jobs.
$ export CLAUDE_PLUGIN_DATA=$PWD/data; cf-experiment companion status; cf-experiment companion status --json
> no jobs yet
> {
>   "running": [],
>   "recent": []
> }
$ mkdir -p data/jobs; echo '{"id":"r-1","kind":"review","status":"completed","summary":"two findings","result":{"verdict":"approve"},"createdAt":"2026-11-20T10:00:00Z","updatedAt":"2026-11-20T10:02:00Z"}' > data/jobs/r-1.json
$ echo '{"id":"t-2","kind":"task","status":"running","phase":"reading","pid":1,"logFile":"/l","createdAt":"2026-11-20T11:00:00Z"}' > data/jobs/t-2.json; echo '{' > data/jobs/bad.json
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment companion status
! warning: TMP/data/jobs/bad.json: no job
> running:
>   t-2  task  running (reading)  2026-11-20T11:00:00Z
> recent:
>   r-1  review  completed  2026-11-20T10:02:00Z  two findings
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment companion status --json 2>/dev/null
> {
>   "running": [
>     {
>       "id": "t-2",
>       "kind": "task",
>       "status": "running",
>       "phase": "reading",
>       "pid": 1,
>       "logFile": "/l",
>       "createdAt": "2026-11-20T11:00:00Z"
>     }
>   ],
>   "recent": [
>     {
>       "id": "r-1",
>       "kind": "review",
>       "status": "completed",
>       "summary": "two findings",
>       "result": {
>         "verdict": "approve"
>       },
>       "createdAt": "2026-11-20T10:00:00Z",
>       "updatedAt": "2026-11-20T10:02:00Z"
>     }
>   ]
> }
$ rm data/jobs/bad.json; CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment companion status t-2
> t-2  task  running (reading)  2026-11-20T11:00:00Z
> log: /l
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment companion status r-1 --json
> {
>   "id": "r-1",
>   "kind": "review",
>   "status": "completed",
>   "summary": "two findings",
>   "result": {
>     "verdict": "approve"
>   },
>   "createdAt": "2026-11-20T10:00:00Z",
>   "updatedAt": "2026-11-20T10:02:00Z"
> }
$ CLAUDE_PLUGIN_DATA=$PWD/data cf-experiment companion status r-2
? 1
! error: no job 'r-2'
!   help: did you mean 't-2'?

# The rest says so.
$ cf-experiment companion review --wait --scope auto
? 2
! error: companion review is not there yet
!   help: setup and status are; use `codex review` until then
$ cf-experiment companion adversarial-review --scope branch --wait
? 2
! error: companion adversarial-review is not there yet
!   help: setup and status are; use `codex review` until then
$ cf-experiment companion task look at this
? 2
! error: companion task is not there yet
!   help: setup and status are; use `codex review` until then
$ cf-experiment companion result r-1
? 2
! error: companion result is not there yet
!   help: setup and status are; use `codex review` until then
$ cf-experiment companion cancel r-1
? 2
! error: companion cancel is not there yet
!   help: setup and status are; use `codex review` until then
$ cf-experiment companion stauts
? 2
! error: unknown action 'stauts'
!   help: did you mean 'status'?
