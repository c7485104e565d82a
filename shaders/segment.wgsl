// Two points of a path as they are drawn.

// Each point is x, y, f and ok.
struct Segment {
  // The point before the step.
  start: vec4f,
  // The point after it.
  end: vec4f,
}
