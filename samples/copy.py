"""Copying, with one hint: a task for lengthwise, posed by a program."""
import json
import random
import sys

VALUES = 10
print(json.dumps({"protocol": 1, "values": VALUES, "hints": ["after"]}), flush=True)

for line in sys.stdin:
    request = json.loads(line)
    for i, seed in enumerate(request["seeds"]):
        draw = random.Random(seed)  # nothing else decides the example
        if "inputs" in request:
            x = request["inputs"][i]
        else:
            x = [draw.randrange(VALUES) for _ in range(request["length"])]
        if request["hint"] == "after":  # which value stands after the first copy of the query?
            query = x[draw.randrange(len(x))]
            answer = (x + ["END"])[x.index(query) + 1]
            example = {"input": x, "prompt": [query], "answer": [answer]}
        else:
            example = {"input": x, "answer": x, "decisions": ["copied value"] * len(x)}
        print(json.dumps(example))
    sys.stdout.flush()
