import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** What a program has to hand over for an argument. */
type Kind = 'text' | 'number' | 'date' | 'tag' | `one of ${string}`;

/** The arguments and tags of a message by name, each as a phrase that can be compared and shown. */
export type MessageShape = Map<string, Kind>;

/**
 * Reads which arguments and tags an ICU message has. A plural counts as a number: Japanese has no plural forms.
 * @throws SyntaxError when the message is no ICU message, or uses one name in two ways
 */
export function shapeOf(message: string): MessageShape {
  const shape: MessageShape = new Map();
  collect(parse(message, { shouldParseSkeletons: false }), shape);
  return shape;
}

function collect(elements: MessageFormatElement[], shape: MessageShape): void {
  for (const element of elements) {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        break;
      case TYPE.argument:
        add(shape, element.value, 'text');
        break;
      case TYPE.number:
        add(shape, element.value, 'number');
        break;
      case TYPE.date:
      case TYPE.time:
        add(shape, element.value, 'date');
        break;
      case TYPE.tag:
        add(shape, `<${element.value}>`, 'tag');
        collect(element.children, shape);
        break;
      case TYPE.plural:
        add(shape, element.value, 'number');
        for (const { value } of Object.values(element.options)) collect(value, shape);
        break;
      case TYPE.select:
        add(shape, element.value, `one of ${Object.keys(element.options).sort().join(', ')}`);
        for (const { value } of Object.values(element.options)) collect(value, shape);
    }
  }
}

function add(shape: MessageShape, name: string, kind: Kind): void {
  const known = shape.get(name);
  if (known !== undefined && known !== kind) throw new SyntaxError(`${name} is ${known} and ${kind} at once`);
  shape.set(name, kind);
}
