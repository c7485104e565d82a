import type { MapJob, MapPixels } from '../many/map';
import { CpuMap } from './map';
import type { Answer, Asked } from './pool';

const maps = new CpuMap();

addEventListener('message', ({ data }: MessageEvent<Asked<MapJob>>) => {
  const answer = attempt(data);
  const buffers = 'result' in answer ? Object.values(answer.result).map((array) => array.buffer) : [];
  postMessage(answer, { transfer: buffers });
});

function attempt({ task, content }: Asked<MapJob>): Answer<MapPixels> {
  try {
    return { task, result: maps.run(content) };
  } catch (error) {
    return { task, error: error instanceof Error ? error.message : String(error) };
  }
}
