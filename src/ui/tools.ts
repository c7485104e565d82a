import { html, nothing, type TemplateResult } from 'lit/html.js';
import { cameraAt, cameraNameOf, cameraNames } from '../state/cameras';
import { viewsOf } from '../state/rows/page';
import { controls } from '../state/schema';
import { originalOf } from '../state/shown';
import { menu, segments } from './choice';
import type { Context } from './context';
import { isFlat } from './model';

/** How the picture is drawn: view, look, levels, height. */
export function tools(context: Context): TemplateResult {
  const { model, words, parts } = context;
  const text = words.value.picture;
  const { update } = model.actions;
  const flat = isFlat(model);
  const views = viewsOf({ data: parts.data.value, model: parts.model.value, show: parts.show.value });
  const chosen = parts.view.value;
  const view = flat && chosen !== 'curve' ? 'contour' : chosen;
  return html`
    ${segments({
      id: 'view',
      label: text.view,
      value: view,
      options: views.map((option) => [option, text.views[option]] as const),
      pick: (option) => update({ view: option }),
      unavailable: (option) =>
        flat && option !== 'contour' && option !== 'curve' ? words.value.engine.no3d : undefined,
    })}
    ${
      originalOf(model.state.value)
        ? segments({
            id: 'look',
            label: text.look,
            value: parts.look.value,
            options: controls.look.options.map((look) => [look, text.looks[look]] as const),
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
        options: controls.levels.options.map((kind) => [kind, text.levelKinds[kind]] as const),
        pick: (kind) => update({ levels: kind }),
      })}
      ${menu({
        id: 'scale',
        label: text.scale,
        value: parts.scale.value,
        options: controls.scale.options.map((scale) => [scale, text.scales[scale]] as const),
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
