"""Seconds of one torch.optim.Adam(fused=True) step on CUDA, median; prints one JSON line."""
import json
import statistics
import sys

import torch

parameters, rounds = int(sys.argv[1]), int(sys.argv[2])
theta = torch.rand(parameters, device="cuda", requires_grad=True)
theta.grad = torch.rand(parameters, device="cuda")
adam = torch.optim.Adam([theta], lr=0.001, fused=True)
times = []
for i in range(rounds + 3):
    begin, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
    begin.record()
    adam.step()
    end.record()
    torch.cuda.synchronize()
    if i >= 3:
        times.append(begin.elapsed_time(end) / 1000)
print(json.dumps({"seconds": statistics.median(times), "torch": torch.__version__, "device": torch.cuda.get_device_name()}))
