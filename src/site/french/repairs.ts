/** What was mended in a feed document, as parts of a sentence. */
export const repairs: readonly (readonly [english: string, french: string])[] = [
  ['control characters were removed', 'des caractères de commande ont été retirés'],
  [
    'references to impossible characters were removed',
    'des renvois à des caractères impossibles ont été retirés',
  ],
  ['a stray < was taken as text', 'un < isolé a été lu comme du texte'],
  ['an unescaped & was taken as text', 'un & sans échappement a été lu comme du texte'],
  ['an unknown entity was taken as text', 'une entité inconnue a été lue comme du texte'],
  [
    'entities that XML does not know were read as HTML',
    'des entités inconnues de XML ont été lues comme du HTML',
  ],
  ['an unfinished CDATA section was ended', 'une section CDATA inachevée a été fermée'],
  ['text before the feed was cut off', 'du texte placé avant le fil a été coupé'],
  [
    'elements nested too deeply were left out',
    'des éléments imbriqués trop profondément ont été laissés de côté',
  ],
  ['only the first {number} entries were read', 'seules les {number} premières entrées ont été lues'],
  [
    'entries that are not objects were left out',
    'des entrées qui ne sont pas des objets ont été laissées de côté',
  ],
  ['end tags without a beginning were left out', 'des balises de fin sans début ont été laissées de côté'],
  ['missing end tags were added', 'des balises de fin manquantes ont été ajoutées'],
  ['the end of the document is missing', 'la fin du document manque'],
  ['the feed has no channel', 'le fil n’a pas d’élément channel'],
];
