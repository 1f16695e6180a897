/** Whether the host has another version of this page than the one that is open: its files have other names then. */
export async function newerIsThere(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src;
  if (own === undefined) return false;
  try {
    const response = await fetch(location.pathname, { cache: 'no-store' });
    return response.ok && !(await response.text()).includes(own.slice(own.lastIndexOf('/') + 1));
  } catch {
    return false;
  }
}
