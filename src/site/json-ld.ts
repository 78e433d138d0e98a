/**
 * What a page is, for machines that read: https://schema.org/CollectionPage around an ItemList. Never NewsArticle: the
 * articles are the publishers’, and this site only lists them.
 */

/** A thing with a name and an address of this site, absolute or from its root. */
export interface Listed {
  name: string;
  url: string;
}

/** What a page collects: `list` may name only the first of `total` things, to keep the page small. */
export interface Collection {
  list: readonly Listed[];
  total?: number;
  /** The pages above this one, the widest first; the page itself is not among them. */
  trail?: readonly Listed[];
  /** The day of the edition that is printed: `2026-11-22`. */
  date?: string;
}

export interface CollectionFrame {
  /** The page itself. */
  page: Listed;
  description: string;
  language: string;
  /** The publication. */
  publication: Listed;
}

/** The data of a page as plain values; `origin` makes every address absolute. */
export function collectionPage(collection: Collection, frame: CollectionFrame, origin: string): object {
  const { list, total = list.length, trail = [], date } = collection;
  const { page, description, language, publication } = frame;
  const absolute = (address: string): string => new URL(address, origin).href;
  const item = ({ name, url }: Listed, index: number): object => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    url: absolute(url),
  });
  return {
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name: page.name,
    url: absolute(page.url),
    description,
    inLanguage: language,
    ...(date && { datePublished: date }),
    isPartOf: { '@type': 'WebSite', name: publication.name, url: absolute(publication.url) },
    ...(trail.length > 0 && {
      breadcrumb: {
        '@type': 'BreadcrumbList',
        // A step of a trail names its page by `item` (schema.org/BreadcrumbList).
        itemListElement: [...trail, page].map(({ name, url }, index) => ({
          '@type': 'ListItem',
          position: index + 1,
          name,
          item: absolute(url),
        })),
      },
    }),
    mainEntity: { '@type': 'ItemList', numberOfItems: total, itemListElement: list.map(item) },
  };
}

/**
 * JSON that may stand in a script element as it is. A title may hold `</script>` or `<!--`, which only `<` can begin
 * (HTML Living Standard, 4.12.1.3); `>` and `&` go too, so that no reader of the page can take it for markup.
 */
export function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
