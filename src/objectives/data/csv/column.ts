import { isMissing, type Separator, writtenAs } from './dialect';
import { quoted } from './fault';
import { type CsvColumn, mostLevels, mostValues } from './types';

/** What a column is found to be, cell by cell. */
export class ColumnScan {
  private filled = 0;
  private missing = 0;
  private missingRow: number | undefined;
  private readonly counts = { whole: 0, '.': 0, ',': 0, text: 0 };
  private readonly first: { [written: string]: { row: number; found: string } } = {};
  private readonly values = new Set<string>();
  /** The whole number before, while each is the next. */
  private before: number | undefined;
  private numbering = true;

  constructor(private readonly separator: Separator) {}

  add(text: string, row: number): void {
    if (isMissing(text)) {
      this.missing++;
      this.missingRow ??= row;
      return;
    }
    this.filled++;
    const written = writtenAs(text, this.separator);
    this.counts[written]++;
    this.first[written] ??= { row, found: quoted(text) };
    if (this.values.size <= mostValues) this.values.add(text);
    if (this.numbering) this.follow(written === 'whole' ? Number(text) : Number.NaN);
  }

  summary(name: string): CsvColumn {
    const { whole, '.': points, ',': commas } = this.counts;
    const decimal = commas > points ? ',' : '.';
    const numbers = whole + Math.max(points, commas);
    const isNumber = this.filled > 0 && numbers >= 0.9 * this.filled;
    const text = this.first.text ?? (decimal === ',' ? this.first['.'] : this.first[',']);
    const values = this.values.size;
    const note = this.note(isNumber);
    return {
      ...{ name, decimal, values, missing: this.missing, kind: isNumber ? 'number' : 'class' },
      ...(this.missingRow !== undefined && { missingRow: this.missingRow }),
      whole: whole === this.filled,
      examples: [...this.values].slice(0, 3).map(quoted),
      ...(isNumber && text && { text }),
      ...(note && { note }),
    };
  }

  private note(isNumber: boolean): CsvColumn['note'] {
    if (this.filled === 0) return 'empty';
    if (this.values.size === 1) return 'constant';
    if (this.missing > 0.3 * (this.filled + this.missing)) return 'missing';
    if (this.numbering && this.filled > 10) return 'numbering';
    return !isNumber && this.values.size > mostLevels ? 'many' : undefined;
  }

  private follow(value: number): void {
    this.numbering = this.before === undefined ? value === 0 || value === 1 : value === this.before + 1;
    this.before = value;
  }
}
