/** What a base URL says of its endpoint. */
import { unescape } from 'node:querystring';
import { say } from '../say';

export const OPENAI_BASE_URL = 'https://api.openai.com/v1';

/** `http://host/v1` from what people paste: no trailing slash, no `/chat/completions`, a scheme where there was none. */
export function normaliseBaseUrl(text: string): string {
  const trimmed = text.trim().replace(/\/+(?=\?|$)/, '').replace(/\/(chat\/completions|responses|completions|models)(?=\?|$)/, '');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) return trimmed;
  return `${isLoopback(`http://${trimmed}`) ? 'http' : 'https'}://${trimmed}`;
}

/** True for this machine alone: 127.0.0.0/8, ::1 and localhost. */
export function isLoopback(baseUrl: string): boolean {
  const host = hostOf(baseUrl);
  return host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** A sentence of warning where the key and the statement would travel in the clear; null where they do not. */
export function insecureWarning(baseUrl: string): string | null {
  if (baseUrl.startsWith('https://') || isLoopback(baseUrl)) return null;
  return say`The endpoint ${originOf(baseUrl)} is not encrypted (http): the key, the statement and the programs can be read on the way. Use an https address.`;
}

/** Scheme, host and port, without the user name and password a URL may hold. */
export function originOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).origin : baseUrl;
}

/** The base URL as it may be shown and recorded: neither user, password nor query. */
export function publicUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const url = new URL(baseUrl);
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** OpenAI's own endpoint, whose newer models know only `max_completion_tokens`. */
export const isOpenAi = (baseUrl: string): boolean => hostOf(baseUrl) === 'api.openai.com' || isAzure(baseUrl);

/**
 * Azure wants the key in `api-key` and, but for its v1 path, the deployment in the path and an `api-version`. Behind a gateway
 * of another name it is known by its path.
 */
export function isAzure(baseUrl: string): boolean {
  if (/\.(openai|cognitiveservices|services\.ai)\.azure\.(com|us|cn)$/.test(hostOf(baseUrl))) return true;
  return URL.canParse(baseUrl) && (/\/openai\/deployments\/./.test(new URL(baseUrl).pathname) || new URL(baseUrl).searchParams.has('api-version'));
}

/** A key as people paste it: line breaks, spaces and quotation marks around it are none of it, nor is `Bearer`. */
export function cleanKey(key: string): string {
  return key.replace(/[\s\u200B-\u200D\u2060\uFEFF]+/g, ' ').trim().replace(/^["'`]|["'`]$/g, '').replace(/^Bearer /i, '').replaceAll(' ', '');
}

/** What a base URL holds that is no one else's: the password, and both as they travel; what a gateway takes in its query, such as `subscription-key`. */
export function secretsOf(baseUrl: string): string[] {
  if (!URL.canParse(baseUrl)) return [];
  const { username, password, searchParams } = new URL(baseUrl);
  const [user, word] = [unescape(username), unescape(password)];
  const asked = [...searchParams].filter(([name]) => name !== 'api-version').flatMap(([, value]) => value === '' ? [] : [value, encodeURIComponent(value)]);
  return [...(user + word === '' ? [] : [Buffer.from(`${user}:${word}`).toString('base64')]), ...(word === '' ? [] : [password, word]), ...asked];
}

export function hostOf(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).hostname.toLowerCase() : '';
}
