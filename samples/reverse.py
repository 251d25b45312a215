"""The built-in task reverse, with its hint and its labels, posed by a program: the same data for the same seed."""
import json
import sys

VALUES = int(sys.argv[1]) if len(sys.argv) > 1 else 100
BITS = (1 << 64) - 1


def numbers(seed):
    """SplitMix64, as dev.lengthwise.task.PortableRandom draws."""
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & BITS
        x = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & BITS
        x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & BITS
        yield x ^ (x >> 31)


def reverse(x):
    labels = ["last value"] + ["step after %d" % x.count(value) for value in x[:0:-1]]
    return {"input": x, "answer": x[::-1], "decisions": labels}


def before(x, draw):
    query = x[next(draw) % len(x)]
    last = len(x) - 1 - x[::-1].index(query)
    return {"input": x, "prompt": [query], "answer": [x[last - 1] if last else "END"]}


print(json.dumps({"protocol": 1, "values": VALUES, "hints": ["before"]}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    for i, seed in enumerate(request["seeds"]):
        draw = numbers(seed)
        x = request["inputs"][i] if "inputs" in request else [next(draw) % VALUES for _ in range(request["length"])]
        print(json.dumps(before(x, draw) if request["hint"] else reverse(x)))
    sys.stdout.flush()
