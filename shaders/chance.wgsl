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
