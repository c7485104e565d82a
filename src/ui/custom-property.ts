import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { noChange } from 'lit/html.js';

class CustomProperty extends Directive {
  render(_name: `--${string}`, _value: string) {
    return noChange;
  }

  override update(part: ElementPart, [name, value]: [`--${string}`, string]) {
    if (part.element instanceof HTMLElement) part.element.style.setProperty(name, value);
    return noChange;
  }
}

/** Sets a CSS custom property of the element it stands in, through the object model: the policy forbids style attributes. */
export const customProperty = directive(CustomProperty);
