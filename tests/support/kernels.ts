import { create, globals } from 'webgpu';

/** Dawn's compiler without a GPU. */
export function kernelCompiler() {
  let device: GPUDevice;
  return {
    open: async () => {
      Object.assign(globalThis, globals);
      // Kept in a global: collecting it crashes Node.
      const gpu = create(['backend=null']);
      Object.assign(globalThis, { dawn: gpu });
      const adapter = await gpu.requestAdapter();
      device = await (adapter as GPUAdapter).requestDevice();
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
