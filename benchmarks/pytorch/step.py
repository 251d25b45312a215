"""A training step in PyTorch as a careful user would write it: the peer of `lengthwise bench gpu`.

The model is lengthwise's: a decoder-only transformer without positional embedding, pre-norm, GELU, biases, one untied head. The
data are lengthwise's: sorting with repeats, 80 % of the examples with 2 to 5 values and 20 % with 6 to 20. The step is what scripts
after nanoGPT do: sequences padded to the longest, bf16 autocast, F.scaled_dot_product_attention, fused AdamW, gradients clipped at
1, no synchronization but at the end. Batches are made beforehand and copied from pinned memory.

    python3 step.py --width 1024 --batch 1024 --steps 200 [--compile] [--device cpu]

prints one JSON object. With --serve it warms up, prints {"ready": true}, then for each line `STEPS` on stdin does as many steps and
prints {"steps": ..., "seconds": ..., "loss": ...}, so that another process can take turns with it.
"""
import argparse
import json
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

VALUES = 100
SEPARATOR, END, PAD = VALUES, VALUES + 1, VALUES + 2
VOCABULARY = VALUES + 3
IGNORED = -100
BATCHES = 32
WARM_STEPS = 20


class Block(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.attention_norm = nn.LayerNorm(width)
        self.qkv = nn.Linear(width, 3 * width)
        self.output = nn.Linear(width, width)
        self.mlp_norm = nn.LayerNorm(width)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)

    def forward(self, x):
        count, length, width = x.shape
        parts = self.qkv(self.attention_norm(x)).view(count, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        mixed = F.scaled_dot_product_attention(query, key, value, is_causal=True)
        x = x + self.output(mixed.transpose(1, 2).reshape(count, length, width))
        return x + self.down(F.gelu(self.up(self.mlp_norm(x))))


class Model(nn.Module):
    def __init__(self, width, depth, heads):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, width)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(depth))
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, VOCABULARY)

    def forward(self, tokens, labels):
        x = self.embedding(tokens)
        for block in self.blocks:
            x = block(x)
        logits = self.head(self.norm(x)).float()
        return F.cross_entropy(logits.view(-1, VOCABULARY), labels.view(-1), ignore_index=IGNORED)


def make_batch(size, generator, pinned):
    """Tokens and labels, [size, T]: values, separator, sorted values; the label of a place is the token after it."""
    lengths = torch.where(
        torch.rand(size, generator=generator) < 0.8,
        torch.randint(2, 6, (size,), generator=generator),
        torch.randint(6, 21, (size,), generator=generator),
    ).tolist()
    longest = 2 * max(lengths) + 1
    tokens = torch.full((size, longest), PAD)
    labels = torch.full((size, longest), IGNORED)
    for row, n in enumerate(lengths):
        values = torch.randint(0, VALUES, (n,), generator=generator)
        ordered = values.sort().values
        tokens[row, :n] = values
        tokens[row, n] = SEPARATOR
        tokens[row, n + 1 : 2 * n + 1] = ordered
        labels[row, n : 2 * n] = ordered
        labels[row, 2 * n] = END
    return (tokens.pin_memory(), labels.pin_memory()) if pinned else (tokens, labels)


class Trainer:
    def __init__(self, options):
        self.device = torch.device(options.device)
        torch.manual_seed(1)
        torch.set_float32_matmul_precision("high")
        model = Model(options.width, options.depth, max(1, options.width // 64)).to(self.device)
        self.parameters = list(model.parameters())
        cuda = self.device.type == "cuda"
        self.optimizer = torch.optim.AdamW(self.parameters, lr=1e-4, weight_decay=0.0, fused=cuda)
        self.model = torch.compile(model) if options.compile else model
        generator = torch.Generator().manual_seed(1)
        self.batches = [make_batch(options.batch, generator, cuda) for _ in range(BATCHES)]
        self.at = 0

    def step(self):
        tokens, labels = self.batches[self.at % BATCHES]
        self.at += 1
        tokens = tokens.to(self.device, non_blocking=True)
        labels = labels.to(self.device, non_blocking=True)
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            loss = self.model(tokens, labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return loss

    def run(self, steps):
        self.wait()
        start = time.perf_counter()
        for _ in range(steps):
            loss = self.step()
        self.wait()
        seconds = time.perf_counter() - start
        return {"steps": steps, "seconds": seconds, "loss": loss.item()}

    def wait(self):
        if self.device.type == "cuda":
            torch.cuda.synchronize()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--width", type=int, default=1024)
    parser.add_argument("--depth", type=int, default=2)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--serve", action="store_true")
    options = parser.parse_args()
    trainer = Trainer(options)
    trainer.run(WARM_STEPS)
    if not options.serve:
        result = trainer.run(options.steps)
        result["torch"] = torch.__version__
        print(json.dumps(result))
        return
    print(json.dumps({"ready": True, "torch": torch.__version__}), flush=True)
    for line in sys.stdin:
        print(json.dumps(trainer.run(int(line))), flush=True)


if __name__ == "__main__":
    main()
