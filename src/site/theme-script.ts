/**
 * Says which theme the reader chose before anything is painted; without a choice, or where a browser keeps nothing, the
 * device decides. It stands in the head of every page, whose policy names it by its hash.
 */
export const themeScript =
  "try{document.documentElement.dataset.theme=localStorage.getItem('briefing-theme')||''}catch{}";
