// Training: a run is a workgroup. `train` takes `job.count` updates of every run, each over its own batch; `judge` goes
// through all rows of a list with the weights that are there, some rows at a time.

@group(0) @binding(0) var<uniform> job: Job;
@group(0) @binding(1) var<storage, read> rows: array<u32>;
@group(0) @binding(2) var<storage, read> inputs: array<f32>;
@group(0) @binding(3) var<storage, read_write> params: array<f32>;
@group(0) @binding(4) var<storage, read_write> scratch: array<f32>;
@group(0) @binding(5) var<storage, read_write> results: array<f32>;
@group(0) @binding(6) var<storage, read_write> states: array<Status>;
@group(0) @binding(7) var<storage, read> steps: array<f32>;

var<workgroup> parts: array<f32, threads>;
var<workgroup> sums: array<f32, branches>;
var<workgroup> broken: atomic<u32>;
var<workgroup> verdict: u32;

// This thread, and where its run's parameters, what passes through the layers, and the rows of the batch begin.
var<private> lane: u32;
var<private> kept: u32;
var<private> region: u32;
var<private> listed: u32;
var<private> rowCount: u32;
// Where the weights and the statistics of norms are read from.
var<private> weights: u32;
var<private> statistics: u32;
var<private> training: bool;
var<private> seed: u32;
var<private> update: u32;
// Whether this thread has seen finite numbers only, and how many of its rows were told right.
var<private> sound: bool;
var<private> right: f32;

// What was written before is seen by all threads.
fn sync() {
  storageBarrier();
}

// A number as it is; one that is not finite ends the run.
fn checked(x: f32) -> f32 {
  sound = sound && within(x);
  return x;
}

// The sum over all threads, in a fixed tree of two levels.
fn total(value: f32) -> f32 {
  parts[lane] = value;
  workgroupBarrier();
  if (lane < branches) {
    var some = 0.0;
    for (var k = 0u; k < threads / branches; k++) {
      some += parts[lane * (threads / branches) + k];
    }
    sums[lane] = some;
  }
  workgroupBarrier();
  var all = 0.0;
  for (var k = 0u; k < branches; k++) {
    all += sums[k];
  }
  return all;
}

// Whether no thread has seen anything that is not finite.
fn allSound() -> bool {
  if (lane == 0u) {
    atomicStore(&broken, 0u);
  }
  workgroupBarrier();
  if (!sound) {
    atomicStore(&broken, 1u);
  }
  workgroupBarrier();
  if (lane == 0u) {
    verdict = atomicLoad(&broken);
  }
  return workgroupUniformLoad(&verdict) == 0u;
}

// The number of row r of the batch.
fn rowOf(r: u32) -> u32 {
  return rows[listed + r];
}

// What a row should be: a value or a class.
fn targetOf(row: u32) -> f32 {
  return inputs[job.targets + row];
}

// Where a sparse row begins.
fn startOf(row: u32) -> u32 {
  return rows[job.starts + row];
}

// The column of a number of a sparse row.
fn columnOf(j: u32) -> u32 {
  return rows[job.columns + j];
}

// The canonical coordinate of one as it lies here.
fn placeOf(i: u32) -> u32 {
  return rows[job.places + i];
}

// Where a layer's floats begin, of which `before` floats a row lie before.
fn regionAt(before: u32) -> u32 {
  return region + job.most * before;
}
