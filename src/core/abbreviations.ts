/**
 * Words that are written with a full stop, without the stop and in lower case. One row a kind; a word that is also an
 * ordinary one at the end of sentences (“sat”, “art”, “no”) needs a row that says when it is short for something.
 */

const wordSet = (...rows: string[]): ReadonlySet<string> => new Set(rows.flatMap((row) => row.split(' ')));

/** A name or a number follows: no sentence ends here. */
export const neverEnd = wordSet(
  'mr mrs ms dr drs prof st ste hon rev fr gen maj col capt cpt lt cmdr sgt cpl pvt sen rep gov pres supt insp const',
  'mt mtn mtns ft pt vs v approx ca cf viz e.g eg i.e spons',
  'm mm mme mlle mgr me bd av',
  // German and Russian.
  'fa str nr bzw bzgl ggf vgl z.b u.a d.h им ул млн млрд тыс руб',
);

/** A sentence may end here, and does where the next one plainly begins. */
export const mayEnd = wordSet(
  'inc ltd co corp cos bros plc llc dept univ assn jr sr esq ph.d al etc est',
  'nw ne sw se',
  'jan feb aug sept oct nov dec janv févr avr juill déc mon tue tues wed thu thur thurs fri',
  'ont que qué alta sask man calif conn fla ariz colo mass mich minn tex wash tenn okla',
  'ave blvd rd hwy éd',
);

/** Words that are abbreviations only before a number: “No. 5”, “vol. 2”. */
export const beforeNumbers = wordSet('no nos vol fig figs art p pp chap ch par mar apr jun jul sep int ext');

/** Languages that write “24. September”, by their first two letters. */
export const ordinalLanguages = wordSet('de da nb nn no fi et sk cs hu hr sl sr pl tr');

/** Words with which a sentence begins, and hardly a name after an initial or an abbreviation. */
export const sentenceStart =
  /^["'“«‘(]*(?:The|An?|In|It|Its|He|She|They|We|You|I|But|And|This|That|These|Those|There|On|At|For|If|As|When|While|After|Before|Since|Here|What|How|Why|With|By|From|His|Her|Their|Our|Il|Elle|Ils|Elles|Ce|Cette|Ces|Une?|Mais|Et|En|Dans|Pour|Selon|Der|Die|Das|Ein|Eine|Er|Sie|Es|Wir)[\s,’']/u;
