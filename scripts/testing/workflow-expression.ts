import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** Contexts of a run: plain values, by name. */
export type Contexts = Record<string, unknown>;

/** What the status functions of an `if` say (https://docs.github.com/actions, "status check functions"). */
export interface Status {
  failed: boolean;
}

/** The text of a value with its `${{ … }}` filled in, by GitHub's own evaluator. */
export function filledIn(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_whole, expression: string) =>
    evaluate(expression, contexts, { failed: false }).coerceString(),
  );
}

/** The values of a list that an expression gives, such as those of a matrix. */
export function listIn(text: string, contexts: Contexts): string[] {
  const expression = text.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  const value = evaluate(expression, contexts, { failed: false });
  if (!(value instanceof data.Array)) throw new Error(`${text} gives no list`);
  return value.values().map((one) => one.coerceString());
}

/** Whether a job or step is to run: a condition without a status function holds only where nothing has failed. */
export function holds(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const expression = condition?.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1') ?? 'success()';
  const asks = /\b(?:success|failure|cancelled|always)\s*\(/.test(expression);
  if (!asks && status.failed) return false;
  return truthy(evaluate(expression, contexts, status));
}

function truthy(value: data.ExpressionData): boolean {
  return !['', '0', 'false'].includes(value.coerceString());
}

function evaluate(expression: string, contexts: Contexts, { failed }: Status): data.ExpressionData {
  const says = (name: string, value: boolean) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  });
  const functions = [
    says('success', !failed),
    says('failure', failed),
    says('cancelled', false),
    says('always', true),
  ];
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
  const known = new Map(functions.map((one) => [one.name, one]));
  return new Evaluator(tree, dictionary(contexts), known).evaluate();
}

function dictionary(value: object): data.Dictionary {
  return new data.Dictionary(
    ...Object.entries(value).map(([key, inner]) => ({ key, value: expressionData(inner) })),
  );
}

function expressionData(value: unknown): data.ExpressionData {
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'string') return new data.StringData(value);
  return typeof value === 'object' && value !== null ? dictionary(value) : new data.Null();
}
