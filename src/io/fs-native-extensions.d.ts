/** What is used of it: the lock of the system on an open file. `false` where another holds it. */
declare module 'fs-native-extensions' {
  const extensions: { tryLock(fd: number): boolean };
  export default extensions;
}
