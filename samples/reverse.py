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


def draw_input(family, n, draw):
    if family == "one-value":
        return [0] * n
    if family == "alternating":
        return [i % 2 for i in range(n)]
    return [next(draw) % VALUES for _ in range(n)]


print(json.dumps({
    "protocol": 1, "values": VALUES, "hints": ["before"],
    "decisions": [  # what reports say of the labels, in this order; # is any number
        {"label": "last value", "meaning": "The last value of the input, first of the answer."},
        {"label": "step after a single value", "labels": "step after 1",
         "meaning": "The value before one that stands once in the input."},
        {"label": "step after a copy", "labels": "step after #",
         "meaning": "The value before one that stands more than once: the value alone does not say where to go on."}],
    "families": [{"name": "one-value", "words": "one value, n times"},
                 {"name": "alternating", "words": "two values in turn"}],
}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    for i, seed in enumerate(request["seeds"]):
        draw = numbers(seed)
        x = request["inputs"][i] if "inputs" in request else draw_input(
            request.get("family"), request["length"], draw)
        print(json.dumps(before(x, draw) if request["hint"] else reverse(x)))
    sys.stdout.flush()
