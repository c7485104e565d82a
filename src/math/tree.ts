/** An expression as a tree: what the parser makes and every reading reads. */
export type Node = Num | Name | Call;

/** A constant, in f64. */
export interface Num {
  readonly kind: 'num';
  readonly value: number;
}

/** A variable; what it stands for is up to who reads the tree. */
export interface Name {
  readonly kind: 'name';
  readonly name: string;
}

/** An operation of the op table applied to its arguments. */
export interface Call {
  readonly kind: 'call';
  readonly op: string;
  readonly args: readonly Node[];
}
