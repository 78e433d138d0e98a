import Parser from 'rss-parser';
import { expect, test } from 'vitest';
import { holdTexts } from './feed-texts.ts';
import { xmlTree } from './feed-tree.ts';

const names = {
  element: (name: string) => `e.${name}`,
  attribute: (name: string) => `a.${name}`,
  text: (text: string) => text,
};

/** What rss-parser would have from xml2js. */
function byXml2js(xml: string): unknown {
  let tree: unknown;
  const parser = new Parser({
    xml2js: {
      explicitCharkey: true,
      emptyTag: () => ({}),
      tagNameProcessors: [names.element],
      attrNameProcessors: [names.attribute],
    },
  });
  const { xmlParser } = parser as unknown as {
    xmlParser: { parseString: (xml: string, answer: (error: unknown, result: unknown) => void) => void };
  };
  xmlParser.parseString(xml, (_error, result) => (tree = result));
  return tree;
}

test.each([
  '<feed/>',
  '<feed>\n  <title>One &amp; two &lt;b&gt; &#8212; &#128;</title>\n  <title/>\n</feed>',
  '<rss version="2.0" note="&quot;a&quot; &amp; &lt;b"><channel><item><a>x</a><b/><a>y</a></item><item/></channel></rss>',
  '<feed><a><![CDATA[<p>1 &amp; 2</p>]]></a><a>before <![CDATA[ ]]> after</a><a><![CDATA[  ]]></a><a>  </a></feed>',
  '<feed><a><![CDATA[x ]]]]><![CDATA[> y]]></a><__proto__ constructor="1">z</__proto__></feed>',
  '<feed><a>one<b>two</b>three</a></feed>',
])('reads elements as xml2js does: %s', (xml) => {
  const read = xmlTree(xml, names);
  const [[root, [element] = []] = []] = Object.entries(read as Record<string, unknown[]>);
  expect(JSON.parse(JSON.stringify({ [root ?? '']: element }))).toEqual(
    JSON.parse(JSON.stringify(byXml2js(xml))),
  );
});

test('a long text goes round the parser and comes back, and a short one is read as it is', () => {
  const { hold, restore } = holdTexts();
  const long = '<p>It snowed.</p>'.repeat(10);
  const mark = hold(long) ?? '';
  expect(mark.length).toBeLessThan(10);
  expect(restore(`before ${mark} after`)).toBe(`before ${long} after`);
  expect(hold('short')).toBeUndefined();
  expect(hold(' '.repeat(100))).toBeUndefined();
});
