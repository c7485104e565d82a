import { add, call, div, ge, gt, le, mul, ne, neg, num, once, sub, where } from './build';
import { sharer } from './lower';
import type { Kink } from './operation';
import { operation } from './ops';
import { powersJoined } from './powers';
import { simplifier } from './simplify';
import type { Call, Node } from './tree';

type Pair = [x: Node, y: Node];

/** Most kinks whose branches are weighed against all the rest of f; those of more against each other alone. */
const mostWeighed = 8;

/**
 * ∇f as trees in x and y, in every point where f has one or, at a tie of branches and at the tip of a root, the
 * subgradient of least norm: the point nearest 0 of the segment between the gradients of both branches. Several ties in
 * one point are met one after the other, each from where the last has led.
 */
export function gradient(f: Node): Pair {
  const short = simplifier();
  const tree = hasKink(f) ? sharer()(powersJoined(f)) : powersJoined(f);
  const slope = slopes(short);
  const all = slope(tree);
  const kinks = kinksIn(tree).filter((kink) => kink !== tree);
  if (kinks.length > mostWeighed) return all;
  return kinks.reduce((g, kink) => weighed(tree, kink, g, slope, short), all);
}

type Simplify = (node: Node) => Node;

/** The derivatives of nodes by x and y; those of `flat` are 0. */
function slopes(short: Simplify, flat?: Node): (node: Node) => Pair {
  return once<Pair>((n, again) => {
    if (n.kind === 'num' || n === flat) return [num(0), num(0)];
    if (n.kind === 'name') return [num(n.name === 'x' ? 1 : 0), num(n.name === 'y' ? 1 : 0)];
    const pairs = n.args.map(again);
    const plain = both((c) => short(derivativeOf(n, (i) => pairs[i][c])));
    const kink = kinkOf(n);
    if (!kink || kink.settled) return plain;
    const [a, b] = kink.branches.map(again);
    const tied = nearest(a, [sub(b[0], a[0]), sub(b[1], a[1])]);
    return both((c) => short(where(kink.tie, tied[c], plain[c])));
  });
}

function derivativeOf(n: Call, slopeOf: (argument: number) => Node): Node {
  const row = operation(n.op);
  return (row.subderivative ?? row.derivative)(
    n.args,
    n.args.map((_, i) => (row.condition ? num(0) : slopeOf(i))),
  );
}

/** The gradient with the branches of a kink weighed against the rest of f, which may hold against either. */
function weighed(f: Node, kink: Call, g: Pair, slope: (node: Node) => Pair, short: Simplify): Pair {
  const { tie, branches, settled } = kinkOf(kink) as Kink;
  const weight = adjoint(f, kink, short);
  const [a, b] = branches.map(slope);
  const taken = settled ? ([num(0), num(0)] as const) : slope(kink);
  const scaled = (node: Node) => short(mul(weight, short(node)));
  const from = both((c) => short(add(g[c], scaled(sub(a[c], taken[c])))));
  const way = both((c) => scaled(sub(b[c], a[c])));
  const rest = slopes(short, kink)(f);
  // What does not reach a coordinate that the kink bends cannot tell which branch is better.
  if (way.every((step, c) => isZero(step) || isZero(rest[c]))) return g;
  const point = nearest(from, way);
  const here = rootsAbove(f, kink).reduce((tied, root) => call('and', tied, ne(root, 0)), tie);
  return both((c) => short(where(here, point[c], g[c])));
}

/** The point nearest 0 of the segment from `from` along `way`. */
function nearest([px, py]: Pair, [dx, dy]: Pair): Pair {
  const longest = call('max', call('abs', dx), call('abs', dy));
  const length = where(gt(longest, 0), longest, 1);
  const [ux, uy] = [div(dx, length), div(dy, length)];
  const along = (x: Node, y: Node) => add(mul(x, ux), mul(y, uy));
  const ends = [add(px, dx), add(py, dy)] as const;
  // Across the segment instead of along it, so that what must be 0 is: no sum of rounded parts.
  const across = div(sub(mul(py, ux), mul(px, uy)), add(mul(ux, ux), mul(uy, uy)));
  const within = [neg(mul(across, uy)), mul(across, ux)];
  return both((c) => where(ge(along(px, py), 0), c === 0 ? px : py, where(le(along(...ends), 0), ends[c], within[c])));
}

/** ∂f/∂k of a node of f, everything else held. */
function adjoint(f: Node, k: Node, short: Simplify): Node {
  return once<Node>((n, again) => {
    if (n === k) return num(1);
    return n.kind === 'call' ? short(derivativeOf(n, (i) => again(n.args[i]))) : num(0);
  })(f);
}

/** What must not be 0 for the way from f to a node to have a finite slope. */
function rootsAbove(f: Node, k: Node): Node[] {
  const roots: Node[] = [];
  const leads = once<boolean>((n, again) => {
    if (n === k) return true;
    if (n.kind !== 'call' || !n.args.map(again).some(Boolean)) return false;
    const root = operation(n.op).root?.(n.args);
    if (root) roots.push(root);
    return true;
  });
  leads(f);
  return roots;
}

const kinkOf = (n: Node): Kink | undefined => (n.kind === 'call' ? operation(n.op).kink?.(n.args) : undefined);

/** The kinks of a tree, the inner ones first. */
function kinksIn(f: Node): Call[] {
  const found: Call[] = [];
  once<true>((n, again) => {
    if (n.kind !== 'call') return true;
    n.args.forEach(again);
    if (operation(n.op).kink) found.push(n);
    return true;
  })(f);
  return found;
}

const hasKink = (f: Node): boolean => kinksIn(f).length > 0;
const isZero = (node: Node): boolean => node.kind === 'num' && node.value === 0;
const both = (of: (coordinate: 0 | 1) => Node): Pair => [of(0), of(1)];
