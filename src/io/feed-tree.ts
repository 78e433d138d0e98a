import { Parser } from 'htmlparser2';
import { characterData } from './feed-characters.ts';
import type { XmlElement } from './entry-fields.ts';

/** How a document is read into elements. */
export interface TreeNames {
  element: (name: string) => string;
  attribute: (name: string) => string;
  /** What the text of an element says. */
  text: (text: string) => string;
}

/** Elements and attributes by names that strangers have chosen: without the properties that every object has. */
function Bare(): void {}
Bare.prototype = Object.create(null);
const bare = (): Record<string, unknown> => new (Bare as unknown as new () => Record<string, unknown>)();

interface Open {
  name: string;
  element: Record<string, unknown>;
  text: string;
  hasCdata: boolean;
}

/**
 * The elements of a well-formed document in the shape in which rss-parser has them from xml2js, which takes four times
 * as long: `$` holds the attributes, `_` the text where there is any, every other name a list of elements.
 */
export function xmlTree(xml: string, names: TreeNames): XmlElement {
  const top: Open = { name: '', element: bare(), text: '', hasCdata: false };
  const stack = [top];
  let inCdata = false;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element = bare();
        const written = Object.entries(attributes);
        if (written.length > 0) {
          const read = bare();
          for (const [key, value] of written) read[names.attribute(key)] = characterData(value);
          element['$'] = read;
        }
        stack.push({ name: names.element(name), element, text: '', hasCdata: false });
      },
      ontext: (text) => {
        const open = stack.at(-1) ?? top;
        open.text += inCdata ? text : characterData(text);
      },
      oncdatastart: () => {
        inCdata = true;
        (stack.at(-1) ?? top).hasCdata = true;
      },
      oncdataend: () => {
        inCdata = false;
      },
      onclosetag: () => {
        const { name, element, text, hasCdata } = stack.pop() ?? top;
        if (hasCdata || /\S/.test(text)) element['_'] = names.text(text);
        const parent = (stack.at(-1) ?? top).element;
        const same = parent[name] as unknown[] | undefined;
        if (same) same.push(element);
        else parent[name] = [element];
      },
    },
    { xmlMode: true, decodeEntities: false },
  );
  parser.end(xml);
  return top.element as XmlElement;
}
