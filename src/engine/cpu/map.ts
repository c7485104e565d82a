import { type Program, parseRule } from '../../math';
import { compileSurface, type Surface } from '../../surfaces/compile';
import type { MapJob, MapPixels } from '../many/map';
import { isShared } from '../many/scalars';
import { stepTable } from '../steps';
import { kept } from './kept';
import { type MapLayout, MapWork } from './map-work';
import { pageBytes } from './memory';
import { type Rows, rowBytes, vectorBytes } from './particle';
import { surveyBytes } from './survey';
import { goalBytes, placesOf, trackBytes } from './track';

type SurveyFunction = (rows: number, others: number, track: number, minima: number, steps: number) => void;

interface Kernel {
  readonly program: Program;
  readonly survey: SurveyFunction;
}

/** Computes maps in WebAssembly; kernels and surfaces are kept by their text. Synchronous: it lives in a worker. */
export class CpuMap {
  private readonly memory = new WebAssembly.Memory({ initial: 16 });
  private readonly kernels = new Map<string, Kernel>();
  private readonly surfaces = new Map<string, Surface>();
  /** The step table of the last map: what follows is mostly another tile of it. */
  private table = { key: '', rows: new Float32Array() };

  /** Every pixel of a map. */
  run(job: MapJob): MapPixels {
    const surface = kept(this.surfaces, job.f, () => compileSurface(job.f));
    const rows: Rows = isShared(job) ? 'shared' : 'own';
    const { program, survey } = this.kernel(surface, job, rows);
    const layout = this.layout(program, job, rows);
    const { track, tables } = layout;
    const shared = rows === 'shared' ? this.sharedRows(program, job) : undefined;
    const work = new MapWork(program, surface, job, this.memory.buffer, layout, shared);
    const [width, height] = [job.across.length, job.up.length];
    // One under another, so that what a column of pixels shares is computed once.
    for (let x = 0; x < width; x += 4) {
      for (let y = 0; y < height; y += 2) {
        work.load(x, y);
        survey(tables[0], tables[1], track, job.minima.length, job.steps);
        work.store(x, y);
      }
    }
    return work.pixels;
  }

  private kernel(surface: Surface, { f, run }: MapJob, rows: Rows): Kernel {
    const hyper = Object.keys(run.hyper);
    return kept(this.kernels, JSON.stringify([f, run.rule, hyper, rows]), () => {
      const program = parseRule(run.rule, hyper);
      const module = new WebAssembly.Module(surveyBytes(program, surface, rows));
      const { exports } = new WebAssembly.Instance(module, { env: { memory: this.memory } });
      return { program, survey: exports.survey as SurveyFunction };
    });
  }

  private sharedRows(program: Program, { run, steps }: MapJob): Float32Array {
    const key = JSON.stringify([run, steps]);
    if (key !== this.table.key) this.table = { key, rows: Float32Array.from(stepTable(program, run, steps)) };
    return this.table.rows;
  }

  /** Where everything lies: what the kernel has a place for, the minima, the track, the scalars of either block. */
  private layout(program: Program, job: MapJob, rows: Rows): MapLayout {
    const places = placesOf(program);
    const track = Math.ceil((places.goals + goalBytes + job.minima.length * 8) / vectorBytes) * vectorBytes;
    const table = track + trackBytes(places, job.steps);
    const bytes = job.steps * rowBytes(program, rows);
    const tables = [table, rows === 'own' ? table + bytes : table] as const;
    const missing = tables[1] + bytes - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / pageBytes));
    return { places, track, tables, rows };
  }
}
