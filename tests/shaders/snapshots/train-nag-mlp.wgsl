// Threads of a workgroup.
const threads = 128u;

// Sums that those of the threads are brought to first.
const branches = 8u;

// Floats of a run.
const runFloats = 298u;

// Floats of theta and the states.
const keptFloats = 94u;

// Floats of the statistics of norms.
const normFloats = 8u;

// Where the running ones begin.
const runningAt = 282u;

// Where those of the batch begin.
const measuredAt = 290u;

// Where the gradient is taken.
const placeAt = 235u;

// Scalars of an update.
const scalars = 4u;

// Whether the rule takes its gradient elsewhere than at theta.
const looksAhead = true;

// Share of the old running statistics that an update leaves.
const momentum = 0.9;

// What one dispatch does.
struct Job {
  // The first update of the ring to take; of `judge` where its results begin.
  first: u32,
  // Updates to take; of `judge` the parts of the list.
  count: u32,
  // Number of the update that is first in the ring.
  update: u32,
  // Rows that there is room for; of `judge` rows of a part.
  most: u32,
  // Floats of a workgroup that pass through the layers.
  scratch: u32,
  // Results of a run.
  slots: u32,
  // Where the batches begin among the rows.
  ring: u32,
  // Updates of a run that the ring has room for.
  capacity: u32,
  // Words of an update in the ring; of `judge` rows of the list.
  width: u32,
  // Where the rows that are judged begin.
  list: u32,
  // Where the targets begin among the inputs.
  targets: u32,
  // Where the beginnings of sparse rows are among the rows.
  starts: u32,
  // Where the columns of sparse rows are.
  columns: u32,
  // Where the canonical coordinates are.
  places: u32,
  // A unit is left out where 24 random bits are below this.
  below: u32,
  // What units that stay are multiplied by.
  larger: f32,
  // The weight of the squared weights.
  l2: f32,
}

// What has become of a run.
struct Status {
  // Updates that it has taken.
  updates: u32,
  // The first one that was not finite; 0: none.
  diverged: u32,
}

// One parameter at a time.
alias Param = f32;
alias ParamB = bool;
alias ParamI = i32;
alias ParamU = u32;

// Numbers as parameters: bit patterns, and what is finite. `Param` and its kin are defined before.

// The bits of infinity: a NaN has larger ones.
const infinityBits = 0x7f800000u;

// True when every coordinate is finite; bits are compared, for NaN has no order and compilers may think it away.
fn within(v: Param) -> bool {
  return all((bitcast<ParamU>(v) & ParamU(0x7fffffffu)) < ParamU(infinityBits));
}

// 2^n for a whole n in −126 … 127.
fn exp2i(n: f32) -> f32 {
  return bitcast<f32>((i32(n) + 127) << 23u);
}

// floor(log2 a) of a normal a > 0.
fn exponent(a: f32) -> f32 {
  return f32(i32(bitcast<u32>(a) >> 23u) - 127);
}

// a / 2^exponent(a), in 1 … 2.
fn mantissa(a: f32) -> f32 {
  return bitcast<f32>((bitcast<u32>(a) & 0x7fffffu) | 0x3f800000u);
}

// The power of two by which |a| comes between 2 and 4; of 0 and of 2^127 and above the nearest.
fn normalizer(a: f32) -> f32 {
  return bitcast<f32>(min(~bitcast<u32>(a) & infinityBits, 0x7f000000u));
}

// 2^n, for every coordinate.
fn exp2iParam(n: Param) -> Param {
  return bitcast<Param>((ParamI(n) + ParamI(127)) << ParamU(23u));
}

// floor(log2 a), for every coordinate.
fn exponentParam(a: Param) -> Param {
  return Param(ParamI(bitcast<ParamU>(a) >> ParamU(23u)) - ParamI(127));
}

// a / 2^exponent(a), for every coordinate.
fn mantissaParam(a: Param) -> Param {
  return bitcast<Param>((bitcast<ParamU>(a) & ParamU(0x7fffffu)) | ParamU(0x3f800000u));
}

// Random numbers by place in a counter: the bits of `src/study/random.ts`.

// The finalizer of MurmurHash3 (Appleby).
fn mixed(word: u32) -> u32 {
  var h = word;
  h = (h ^ (h >> 16u)) * 0x85ebca6bu;
  h = (h ^ (h >> 13u)) * 0xc2b2ae35u;
  return h ^ (h >> 16u);
}

// What all coordinates of a step have in common.
fn stepBits(seed: u32, stream: u32, step: u32) -> u32 {
  return nextBits(nextBits(mixed(seed + 0x9e3779b9u), stream), step);
}

// The integer of a place, given that of all places whose words before the last are the same.
fn nextBits(bits: u32, word: u32) -> u32 {
  return mixed((bits ^ word) + 0x9e3779b9u);
}

// A number in 0 … 1, 1 excluded, of 24 random bits.
fn unitOf(bits: u32) -> f32 {
  return f32(bits >> 8u) / 16777216.0;
}

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

// Layer 0, dense, of 4.
fn forward0() {
for (var t = lane; t < (rowCount + 3u) / 4u * 4u; t += threads) {
let r0 = t / 4u * 4u;
let c0 = t % 4u * 1u;
let r1 = min(r0 + 1u, rowCount - 1u);
let r2 = min(r0 + 2u, rowCount - 1u);
let r3 = min(r0 + 3u, rowCount - 1u);
var sum00 = params[weights + 20u + c0];
var sum10 = params[weights + 20u + c0];
var sum20 = params[weights + 20u + c0];
var sum30 = params[weights + 20u + c0];
for (var k = 0u; k < 5u; k++) {
let left0 = inputs[rowOf(r0) * 5u + k];
let left1 = inputs[rowOf(r1) * 5u + k];
let left2 = inputs[rowOf(r2) * 5u + k];
let left3 = inputs[rowOf(r3) * 5u + k];
let right0 = params[weights + 0u + k * 4u + c0];
sum00 += left0 * right0;
sum10 += left1 * right0;
sum20 += left2 * right0;
sum30 += left3 * right0;
}
scratch[regionAt(0u) + r0 * 4u + c0] = checked(sum00);
if (r0 + 1u < rowCount) {
scratch[regionAt(0u) + r1 * 4u + c0] = checked(sum10);
}
if (r0 + 2u < rowCount) {
scratch[regionAt(0u) + r2 * 4u + c0] = checked(sum20);
}
if (r0 + 3u < rowCount) {
scratch[regionAt(0u) + r3 * 4u + c0] = checked(sum30);
}
}
sync();
}

// Layer 1, norm, of 4.
fn forward1() {
if (training) {
for (var u = lane; u < 4u; u += threads) {
let count_ = f32(rowCount);
var mean_ = 0.0;
for (var k = 0u; k < rowCount; k++) {
let x_ = scratch[regionAt(0u) + k * 4u + u];
mean_ += (x_ / count_);
}
var variance_ = 0.0;
for (var k = 0u; k < rowCount; k++) {
let x_ = scratch[regionAt(0u) + k * 4u + u];
let e0 = (x_ - mean_);
variance_ += ((e0 * e0) / count_);
}
params[statistics + 0u + u] = checked(mean_);
params[statistics + 0u + 4u + u] = checked(variance_);
}
}
sync();
for (var p = lane; p < rowCount * 4u; p += threads) {
let u = p % 4u;
let x_ = scratch[regionAt(0u) + p];
let mean_ = params[statistics + 0u + u];
let variance_ = params[statistics + 0u + 4u + u];
let scale_ = params[weights + 24u + u];
let shift_ = params[weights + 28u + u];
scratch[regionAt(4u) + p] = checked((((scale_ * (x_ - mean_)) / sqrt((variance_ + 0.00000999999975f))) + shift_));
}
sync();
}

// Layer 2, activation, of 4.
fn forward2() {
for (var p = lane; p < rowCount * 4u; p += threads) {
let a_ = scratch[regionAt(4u) + p];
let e0 = abs(a_);
let e1 = (a_ * a_);
let e2 = (e0 * 2.0f);
let e3 = select(89.0f, e2, (e2 < 89.0f));
let e4 = select(-87.0f, e3, (e3 > -87.0f));
let e5 = floor(((e4 * 1.44269502f) + 0.5f));
let e6 = ((e4 - (e5 * 0.693359375f)) - (e5 * -0.000212194442f));
let e7 = (1.0f - (2.0f / (select(((((((((((((((0.000198756912f * e6) + 0.00139819994f) * e6) + 0.00833345205f) * e6) + 0.0416657962f) * e6) + 0.166666657f) * e6) + 0.5f) * (e6 * e6)) + e6) + 1.0f) * exp2i(e5)), 0.0f, (e2 < -87.0f)) + 1.0f)));
scratch[regionAt(8u) + p] = select(select(e7, (-e7), (a_ < 0.0f)), (((((((((((-0.00570498873f * e1) + 0.0206390880f) * e1) + -0.0537397154f) * e1) + 0.133314416f) * e1) + -0.333332807f) * e1) * a_) + a_), (e0 < 0.625f));
}
sync();
}

// Layer 3, dropout, of 4.
fn forward3() {
for (var p = lane; p < rowCount * 4u; p += threads) {
scratch[regionAt(12u) + p] = scratch[regionAt(8u) + p] * select(1.0, select(job.larger, 0.0, (nextBits(stepBits(seed, 196608u, update), p / 4u * 4u + 0u + p % 4u) >> 8u) < job.below), training);
}
sync();
}

// Layer 4, dense, of 3.
fn forward4() {
for (var t = lane; t < (rowCount + 3u) / 4u * 3u; t += threads) {
let r0 = t / 3u * 4u;
let c0 = t % 3u * 1u;
let r1 = min(r0 + 1u, rowCount - 1u);
let r2 = min(r0 + 2u, rowCount - 1u);
let r3 = min(r0 + 3u, rowCount - 1u);
var sum00 = params[weights + 44u + c0];
var sum10 = params[weights + 44u + c0];
var sum20 = params[weights + 44u + c0];
var sum30 = params[weights + 44u + c0];
for (var k = 0u; k < 4u; k++) {
let left0 = scratch[regionAt(12u) + r0 * 4u + k];
let left1 = scratch[regionAt(12u) + r1 * 4u + k];
let left2 = scratch[regionAt(12u) + r2 * 4u + k];
let left3 = scratch[regionAt(12u) + r3 * 4u + k];
let right0 = params[weights + 32u + k * 3u + c0];
sum00 += left0 * right0;
sum10 += left1 * right0;
sum20 += left2 * right0;
sum30 += left3 * right0;
}
scratch[regionAt(16u) + r0 * 3u + c0] = checked(sum00);
if (r0 + 1u < rowCount) {
scratch[regionAt(16u) + r1 * 3u + c0] = checked(sum10);
}
if (r0 + 2u < rowCount) {
scratch[regionAt(16u) + r2 * 3u + c0] = checked(sum20);
}
if (r0 + 3u < rowCount) {
scratch[regionAt(16u) + r3 * 3u + c0] = checked(sum30);
}
}
sync();
}

// Back through layer 0.
fn backward0() {
for (var t = lane; t < (5u + 0u) / 1u * 4u; t += threads) {
let r0 = t / 4u * 1u;
let c0 = t % 4u * 1u;
var sum00 = job.l2 * params[weights + 0u + r0 * 4u + c0];
for (var k = 0u; k < rowCount; k++) {
let left0 = inputs[rowOf(k) * 5u + r0];
let right0 = scratch[regionAt(19u) + k * 4u + c0];
sum00 += left0 * right0;
}
params[kept + 188u + r0 * 4u + c0] = checked(sum00);
}
for (var o = lane; o < 4u; o += threads) {
params[kept + 208u + o] = 0.0;
}
sync();
}

// Back through layer 1.
fn backward1() {
for (var u = lane; u < 4u; u += threads) {
let count_ = f32(rowCount);
let scale_ = params[weights + 24u + u];
let shift_ = params[weights + 28u + u];
var mean_ = 0.0;
for (var k = 0u; k < rowCount; k++) {
let x_ = scratch[regionAt(0u) + k * 4u + u];
let up_ = scratch[regionAt(23u) + k * 4u + u];
mean_ += (x_ / count_);
}
var variance_ = 0.0;
for (var k = 0u; k < rowCount; k++) {
let x_ = scratch[regionAt(0u) + k * 4u + u];
let up_ = scratch[regionAt(23u) + k * 4u + u];
let e0 = (x_ - mean_);
variance_ += ((e0 * e0) / count_);
}
var pull_by_variance_ = 0.0;
for (var k = 0u; k < rowCount; k++) {
let x_ = scratch[regionAt(0u) + k * 4u + u];
let up_ = scratch[regionAt(23u) + k * 4u + u];
let e0 = sqrt((variance_ + 0.00000999999975f));
pull_by_variance_ += (up_ * ((-(((scale_ * (x_ - mean_)) / e0) * (1.0f / (2.0f * e0)))) / e0));
}
var variance_by_mean_ = 0.0;
for (var k = 0u; k < rowCount; k++) {
let x_ = scratch[regionAt(0u) + k * 4u + u];
let up_ = scratch[regionAt(23u) + k * 4u + u];
variance_by_mean_ += (((2.0f * (x_ - mean_)) * -1.0f) / count_);
}
var pull_by_mean_ = 0.0;
for (var k = 0u; k < rowCount; k++) {
let x_ = scratch[regionAt(0u) + k * 4u + u];
let up_ = scratch[regionAt(23u) + k * 4u + u];
pull_by_mean_ += (up_ * ((scale_ * -1.0f) / sqrt((variance_ + 0.00000999999975f))));
}
var by_scale_ = 0.0;
for (var k = 0u; k < rowCount; k++) {
let x_ = scratch[regionAt(0u) + k * 4u + u];
let up_ = scratch[regionAt(23u) + k * 4u + u];
by_scale_ += (up_ * ((x_ - mean_) / sqrt((variance_ + 0.00000999999975f))));
}
var by_shift_ = 0.0;
for (var k = 0u; k < rowCount; k++) {
let x_ = scratch[regionAt(0u) + k * 4u + u];
let up_ = scratch[regionAt(23u) + k * 4u + u];
by_shift_ += up_;
}
params[kept + 212u + u] = checked(by_scale_);
params[kept + 216u + u] = checked(by_shift_);
for (var k = 0u; k < rowCount; k++) {
let x_ = scratch[regionAt(0u) + k * 4u + u];
let up_ = scratch[regionAt(23u) + k * 4u + u];
scratch[regionAt(19u) + k * 4u + u] = checked((((((pull_by_variance_ * variance_by_mean_) + pull_by_mean_) * (1.0f / count_)) + (pull_by_variance_ * ((2.0f * (x_ - mean_)) / count_))) + (up_ * (scale_ / sqrt((variance_ + 0.00000999999975f))))));
}
}
sync();
}

// Back through layer 2.
fn backward2() {
for (var p = lane; p < rowCount * 4u; p += threads) {
let a_ = scratch[regionAt(4u) + p];
let out_ = scratch[regionAt(8u) + p];
scratch[regionAt(23u) + p] = scratch[regionAt(19u) + p] * (1.0f - (out_ * out_));
}
sync();
}

// Back through layer 3.
fn backward3() {
for (var p = lane; p < rowCount * 4u; p += threads) {
scratch[regionAt(19u) + p] = scratch[regionAt(23u) + p] * select(1.0, select(job.larger, 0.0, (nextBits(stepBits(seed, 196608u, update), p / 4u * 4u + 0u + p % 4u) >> 8u) < job.below), training);
}
sync();
}

// Back through layer 4.
fn backward4() {
for (var t = lane; t < (4u + 0u) / 1u * 3u; t += threads) {
let r0 = t / 3u * 1u;
let c0 = t % 3u * 1u;
var sum00 = job.l2 * params[weights + 32u + r0 * 3u + c0];
for (var k = 0u; k < rowCount; k++) {
let left0 = scratch[regionAt(12u) + k * 4u + r0];
let right0 = scratch[regionAt(19u) + k * 3u + c0];
sum00 += left0 * right0;
}
params[kept + 220u + r0 * 3u + c0] = checked(sum00);
}
for (var o = lane; o < 3u; o += threads) {
var sum = 0.0;
for (var r = 0u; r < rowCount; r++) {
  sum += scratch[regionAt(19u) + r * 3u + o];
}
params[kept + 232u + o] = checked(sum);
}
for (var t = lane; t < (rowCount + 3u) / 4u * 4u; t += threads) {
let r0 = t / 4u * 4u;
let c0 = t % 4u * 1u;
let r1 = min(r0 + 1u, rowCount - 1u);
let r2 = min(r0 + 2u, rowCount - 1u);
let r3 = min(r0 + 3u, rowCount - 1u);
var sum00 = 0.0;
var sum10 = 0.0;
var sum20 = 0.0;
var sum30 = 0.0;
for (var k = 0u; k < 3u; k++) {
let left0 = scratch[regionAt(19u) + r0 * 3u + k];
let left1 = scratch[regionAt(19u) + r1 * 3u + k];
let left2 = scratch[regionAt(19u) + r2 * 3u + k];
let left3 = scratch[regionAt(19u) + r3 * 3u + k];
let right0 = params[weights + 32u + c0 * 3u + k];
sum00 += left0 * right0;
sum10 += left1 * right0;
sum20 += left2 * right0;
sum30 += left3 * right0;
}
scratch[regionAt(23u) + r0 * 4u + c0] = checked(sum00);
if (r0 + 1u < rowCount) {
scratch[regionAt(23u) + r1 * 4u + c0] = checked(sum10);
}
if (r0 + 2u < rowCount) {
scratch[regionAt(23u) + r2 * 4u + c0] = checked(sum20);
}
if (r0 + 3u < rowCount) {
scratch[regionAt(23u) + r3 * 4u + c0] = checked(sum30);
}
}
sync();
}

// The rows through all layers.
fn forward() {
  forward0();
  forward1();
  forward2();
  forward3();
  forward4();
}

// From the slopes by the outputs to the gradient.
fn backward() {
  backward4();
  backward3();
  backward2();
  backward1();
  backward0();
}

// The losses of this thread's rows.
fn losses(slopes: bool) -> f32 {
  var all = 0.0;
  right = 0.0;
  for (var r = lane; r < rowCount; r += threads) {
    let out = regionAt(16u) + r * 3u;
    let wanted = targetOf(rowOf(r));
    var told = 0u;
    for (var k = 1u; k < 3u; k++) {
      if (scratch[out + k] > scratch[out + told]) {
        told = k;
      }
    }
    let top_ = scratch[out + told];
    right += select(0.0, 1.0, f32(told) == wanted);
var total_ = 0.0;
for (var k = 0u; k < 3u; k++) {
let s_ = scratch[out + k];
let y_ = select(0.0, 1.0, wanted == f32(k));
let e0 = (s_ - top_);
let e1 = select(89.0f, e0, (e0 < 89.0f));
let e2 = select(-87.0f, e1, (e1 > -87.0f));
let e3 = floor(((e2 * 1.44269502f) + 0.5f));
let e4 = ((e2 - (e3 * 0.693359375f)) - (e3 * -0.000212194442f));
total_ += select(((((((((((((((0.000198756912f * e4) + 0.00139819994f) * e4) + 0.00833345205f) * e4) + 0.0416657962f) * e4) + 0.166666657f) * e4) + 0.5f) * (e4 * e4)) + e4) + 1.0f) * exp2i(e3)), 0.0f, (e0 < -87.0f));
}
var right_ = 0.0;
for (var k = 0u; k < 3u; k++) {
let s_ = scratch[out + k];
let y_ = select(0.0, 1.0, wanted == f32(k));
right_ += (y_ * (s_ - top_));
}
let e0 = mantissa(total_);
let e1 = (e0 > 1.41421354f);
let e2 = (select(e0, (e0 * 0.5f), e1) - 1.0f);
let e3 = (e2 * e2);
let e4 = (exponent(total_) + select(0.0f, 1.0f, e1));
all += (((e2 + ((((e2 * e3) * ((((((((((((((((0.0703768358f * e2) + -0.115146101f) * e2) + 0.116769984f) * e2) + -0.124201410f) * e2) + 0.142493233f) * e2) + -0.166680574f) * e2) + 0.200007141f) * e2) + -0.249999940f) * e2) + 0.333333313f)) + (e4 * -0.000212194442f)) - (e3 * 0.5f))) + (e4 * 0.693359375f)) - right_);
    if (slopes) {

      for (var k = 0u; k < 3u; k++) {
let s_ = scratch[out + k];
let y_ = select(0.0, 1.0, wanted == f32(k));
let e0 = (s_ - top_);
let e1 = select(89.0f, e0, (e0 < 89.0f));
let e2 = select(-87.0f, e1, (e1 > -87.0f));
let e3 = floor(((e2 * 1.44269502f) + 0.5f));
let e4 = ((e2 - (e3 * 0.693359375f)) - (e3 * -0.000212194442f));
scratch[regionAt(19u) + r * 3u + k] = checked(((((1.0f / total_) * select(((((((((((((((0.000198756912f * e4) + 0.00139819994f) * e4) + 0.00833345205f) * e4) + 0.0416657962f) * e4) + 0.166666657f) * e4) + 0.5f) * (e4 * e4)) + e4) + 1.0f) * exp2i(e3)), 0.0f, (e0 < -87.0f))) + (-y_))) / f32(rowCount));
      }
    }
  }
  return all;
}

// The squared weights of this thread.
fn penalty() -> f32 {
  var sum = 0.0;
  for (var p = lane; p < 20u; p += threads) {
    sum += params[kept + 0u + p] * params[kept + 0u + p];
  }
  for (var p = lane; p < 12u; p += threads) {
    sum += params[kept + 32u + p] * params[kept + 32u + p];
  }
  return sum;
}


// The standard normal number of a coordinate in an update.
fn normal(i: u32) -> f32 {
  let bits = stepBits(seed, 0u, update);
  let u_ = unitOf(nextBits(bits, 2u * i));
  let v_ = unitOf(nextBits(bits, 2u * i + 1u));
let e0 = (1.0f - u_);
let e1 = mantissa(e0);
let e2 = (e1 > 1.41421354f);
let e3 = (select(e1, (e1 * 0.5f), e2) - 1.0f);
let e4 = (e3 * e3);
let e5 = (exponent(e0) + select(0.0f, 1.0f, e2));
let e6 = (4.0f * v_);
let e7 = floor((e6 + 0.5f));
let e8 = ((e6 - e7) * 1.57079637f);
let e9 = floor(((e8 * 0.636619747f) + 0.5f));
let e10 = (e9 - (floor((e9 * 0.25f)) * 4.0f));
let e11 = (((e8 - (e9 * 1.5703125f)) - (e9 * 0.000483751297f)) - (e9 * 7.54979013e-8f));
let e12 = select(0.800000012f, e11, (e11 < 0.800000012f));
let e13 = select(-0.800000012f, e12, (e12 > -0.800000012f));
let e14 = (e13 * e13);
let e15 = ((((((((0.0000244331568f * e14) + -0.00138873165f) * e14) + 0.0416666456f) * e14) * e14) - (e14 * 0.5f)) + 1.0f);
let e16 = (((((((-0.000195152956f * e14) + 0.00833216123f) * e14) + -0.166666552f) * e14) * e13) + e13);
let e17 = select(e16, e15, ((e10 - (floor((e10 * 0.5f)) * 2.0f)) == 1.0f));
let e18 = select(e17, (-e17), (e10 >= 2.0f));
let e19 = (e9 + 1.0f);
let e20 = (e19 - (floor((e19 * 0.25f)) * 4.0f));
let e21 = select(e16, e15, ((e20 - (floor((e20 * 0.5f)) * 2.0f)) == 1.0f));
let e22 = select(e21, (-e21), (e20 >= 2.0f));
  return (sqrt((-2.0f * ((e3 + ((((e3 * e4) * ((((((((((((((((0.0703768358f * e3) + -0.115146101f) * e3) + 0.116769984f) * e3) + -0.124201410f) * e3) + 0.142493233f) * e3) + -0.166680574f) * e3) + 0.200007141f) * e3) + -0.249999940f) * e3) + 0.333333313f)) + (e5 * -0.000212194442f)) - (e4 * 0.5f))) + (e5 * 0.693359375f)))) * select(select(select(e22, e18, (e7 == 3.0f)), (-e22), (e7 == 2.0f)), (-e18), (e7 == 1.0f)));
}

// Where the gradient is taken.
fn look(step: u32) {
for (var i = lane; i < 47u; i += threads) {
let gamma_ = steps[step + 0u];
let eta_ = steps[step + 1u];
let k2_ = steps[step + 2u];
let k3_ = steps[step + 3u];
let theta_ = params[kept + 0u + i];
let v_ = params[kept + 47u + i];
let g_ = params[kept + 188u + i];
let xi_ = normal(placeOf(i));

sound = sound && true;
params[kept + 235u + i] = checked((theta_ - (gamma_ * v_)));
}
}

// Everything after the update.
fn follow(step: u32) {
var part0 = 0.0;
for (var i = lane; i < 47u; i += threads) {
let gamma_ = steps[step + 0u];
let eta_ = steps[step + 1u];
let k2_ = steps[step + 2u];
let k3_ = steps[step + 3u];
let theta_ = params[kept + 0u + i];
let v_ = params[kept + 47u + i];
let g_ = params[kept + 188u + i];
let xi_ = normal(placeOf(i));

part0 += abs((g_ / 2.0f));
}
let sum_0_ = total(part0);
var part1 = 0.0;
for (var i = lane; i < 47u; i += threads) {
let gamma_ = steps[step + 0u];
let eta_ = steps[step + 1u];
let k2_ = steps[step + 2u];
let k3_ = steps[step + 3u];
let theta_ = params[kept + 0u + i];
let v_ = params[kept + 47u + i];
let g_ = params[kept + 188u + i];
let xi_ = normal(placeOf(i));
let e0 = exponent(sum_0_);
let e1 = select(e0, -126.0f, (e0 < -126.0f));
let e2 = ((g_ / 2.0f) * exp2i((-select(e1, 126.0f, (126.0f < e1)))));
part1 += (e2 * e2);
}
let sum_1_ = total(part1);
for (var i = lane; i < 47u; i += threads) {
let gamma_ = steps[step + 0u];
let eta_ = steps[step + 1u];
let k2_ = steps[step + 2u];
let k3_ = steps[step + 3u];
let theta_ = params[kept + 0u + i];
let v_ = params[kept + 47u + i];
let g_ = params[kept + 188u + i];
let xi_ = normal(placeOf(i));
let e0 = exponent(sum_0_);
let e1 = select(e0, -126.0f, (e0 < -126.0f));
let e2 = (sqrt(sum_1_) * exp2i(select(e1, 126.0f, (126.0f < e1))));
let e3 = select(k2_, e2, (k2_ < e2));
let e4 = ((gamma_ * v_) + (eta_ * (((k2_ / e3) * g_) + (k3_ * xi_))));
let e5 = ((e3 != 0.0f) & ((sum_1_ >= 0.0f) & (sum_1_ < 3.39999995e+38f)));
sound = sound && (e5 & e5);
params[kept + 94u + i] = checked((theta_ - e4));
params[kept + 141u + i] = checked(e4);
}
}

// Makes what comes after an update what is there.
fn commit() {
  for (var i = lane; i < keptFloats; i += threads) {
    params[kept + i] = params[kept + keptFloats + i];
  }
  for (var i = lane; i < normFloats; i += threads) {
    let running = params[kept + runningAt + i];
    params[kept + runningAt + i] = checked(momentum * running + (1.0 - momentum) * params[kept + measuredAt + i]);
  }
}

// One update with the batch that is listed, unless something is not finite; its own loss goes to `slot`, if asked for.
fn taken(step: u32, asked: bool, slot: u32) -> bool {
  sound = true;
  statistics = kept + measuredAt;
  var own = 0.0;
  if (looksAhead) {
    if (asked) {
      weights = kept;
      forward();
      own = losses(false);
    }
    look(step);
    sync();
  }
  weights = kept + placeAt;
  forward();
  let all = checked(losses(true));
  sync();
  backward();
  follow(step);
  if (asked) {
    let loss = checked(total(select(all, own, looksAhead)) / f32(rowCount) + 0.5 * job.l2 * total(penalty()));
    if (lane == 0u) {
      results[slot] = loss;
    }
  }
  let holds = allSound();
  if (holds) {
    commit();
  }
  sync();
  return holds;
}

// One workgroup trains one run.
@compute @workgroup_size(threads)
fn train(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) local: u32) {
  let run = group.x;
  lane = local;
  kept = run * runFloats;
  region = run * job.scratch;
  training = true;
  if (lane == 0u) {
    verdict = states[run].diverged;
  }
  if (workgroupUniformLoad(&verdict) != 0u) {
    return;
  }
  for (var k = job.first; k < job.first + job.count; k++) {
    let header = job.ring + (run * job.capacity + k) * job.width;
    rowCount = rows[header];
    let asked = rows[header + 1u] == 1u;
    seed = rows[header + 2u];
    listed = header + 3u;
    update = job.update + k;
    if (!taken((run * job.capacity + k) * scalars, asked, run * job.slots + k)) {
      if (lane == 0u) {
        states[run].diverged = update;
      }
      return;
    }
    if (lane == 0u) {
      states[run].updates = update;
    }
  }
}

// Goes through all rows of a list with the weights that are there: for every part of it the sum of the losses and how many
// rows are told right, then the squared weights. A workgroup takes every so-manieth part of a run.
@compute @workgroup_size(threads)
fn judge(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) local: u32,
) {
  let run = group.x;
  lane = local;
  kept = run * runFloats;
  region = (run * groups.y + group.y) * job.scratch;
  training = false;
  weights = kept;
  statistics = kept + runningAt;
  let slot = run * job.slots + job.first;
  for (var part = group.y; part < job.count; part += groups.y) {
    listed = job.list + part * job.most;
    rowCount = min(job.most, job.width - part * job.most);
    forward();
    let loss = total(losses(false));
    let told = total(right);
    if (lane == 0u) {
      results[slot + 2u * part] = loss;
      results[slot + 2u * part + 1u] = told;
    }
    sync();
  }
  if (group.y == 0u) {
    let pull = total(penalty());
    if (lane == 0u) {
      results[slot + 2u * job.count] = pull;
    }
  }
}
