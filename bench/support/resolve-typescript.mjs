// Lets plain Node run the project's TypeScript, whose imports name no extension.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (!/^\.{1,2}\//.test(specifier) || /\.(?:[cm]?[jt]s|json)$/.test(specifier)) return next(specifier, context);
    try {
      return next(`${specifier}.ts`, context);
    } catch {
      return next(specifier, context);
    }
  },
});
