import { nullDevice } from './null-device';

/** Dawn's compiler without a GPU. */
export function kernelCompiler() {
  let device: GPUDevice;
  return {
    open: async () => {
      device = await nullDevice();
    },
    close: () => device.destroy(),
    /** What is wrong with a shader's text. */
    errorsIn: async (code: string): Promise<string[]> => {
      device.pushErrorScope('validation');
      const info = await device.createShaderModule({ code }).getCompilationInfo();
      await device.popErrorScope();
      return info.messages.filter((m) => m.type === 'error').map((m) => `${m.lineNum}: ${m.message}`);
    },
  };
}
