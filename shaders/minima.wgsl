// The minima of a surface; a pass binds `minima: array<vec2f>`.

// The index of the nearest of the first `count`; -1 where there is none.
fn nearest(p: vec2f, count: u32) -> i32 {
  var best = 3e38;
  var index = -1;
  for (var i = 0u; i < count; i++) {
    let away = p - minima[i];
    let distance = dot(away, away);
    if (distance < best) {
      best = distance;
      index = i32(i);
    }
  }
  return index;
}
