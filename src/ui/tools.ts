import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Levels, Look, Scale, View } from '../scenes/types';
import { cameraAt, cameraNameOf, cameraNames } from '../state/cameras';
import { originalOf } from '../state/shown';
import { menu, segments } from './choice';
import type { Context } from './context';
import { isFlat } from './model';

/** The views in the order of the switch. */
export const views: readonly View[] = ['3d', 'contour', 'both'];
/** The looks in the order of the switch. */
export const looks: readonly Look[] = ['original', 'ravine'];
const levels: readonly Levels[] = ['quantile', 'linear', 'log'];
const scales: readonly Scale[] = ['linear', 'log'];

/** How the picture is drawn: view, look, levels, height. */
export function tools(context: Context): TemplateResult {
  const { model, words, parts } = context;
  const text = words.value.picture;
  const { update } = model.actions;
  const flat = isFlat(model);
  const view = flat ? 'contour' : parts.view.value;
  return html`
    ${segments({
      id: 'view',
      label: text.view,
      value: view,
      options: views.map((option) => [option, text.views[option]] as const),
      pick: (option) => update({ view: option }),
      unavailable: (option) => (flat && option !== 'contour' ? words.value.engine.no3d : undefined),
    })}
    ${
      originalOf(model.state.value)
        ? segments({
            id: 'look',
            label: text.look,
            value: parts.look.value,
            options: looks.map((look) => [look, text.looks[look]] as const),
            pick: (look) => update({ look }),
          })
        : nothing
    }
    <div class="menus">
      ${view === 'contour' ? nothing : camera(context)}
      ${menu({
        id: 'levels',
        label: text.levels,
        value: parts.levels.value,
        options: levels.map((kind) => [kind, text.levelKinds[kind]] as const),
        pick: (kind) => update({ levels: kind }),
      })}
      ${menu({
        id: 'scale',
        label: text.scale,
        value: parts.scale.value,
        options: scales.map((scale) => [scale, text.scales[scale]] as const),
        pick: (scale) => update({ scale }),
      })}
    </div>
  `;
}

/** Places to look from; a view turned by hand is none of them. */
function camera({ model, words, parts }: Context): TemplateResult {
  const text = words.value.picture;
  // Read as a part, so that the menu follows the camera alone.
  const turned = parts.camera.value && cameraNameOf(model.state.peek()) === undefined;
  const names = turned ? (['free', ...cameraNames] as const) : cameraNames;
  return menu({
    id: 'camera',
    label: text.camera,
    value: turned ? 'free' : (cameraNameOf(model.state.peek()) ?? 'home'),
    options: names.map((name) => [name, text.cameras[name]] as const),
    pick: (name) => {
      if (name !== 'free') model.actions.update({ camera: cameraAt(model.state.peek(), name) });
    },
  });
}
