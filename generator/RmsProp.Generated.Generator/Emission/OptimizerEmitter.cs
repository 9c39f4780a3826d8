using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>Writes the file of one optimizer: its class, nested in the parameter struct, and its kernels.</summary>
internal static class OptimizerEmitter
{
    public static string Emit(OptimizerModel model)
    {
        var writer = new CodeWriter();
        GeneratedFile.Begin(writer, "the attributes of the struct", model.Target.Aliases.All(model.HasTensorsInFiles), PragmasOf(model));
        GeneratedFile.In(writer, model.Target, () => EmitClass(writer, model));
        EmitKernels(writer, model, model.HasTensorsInFiles ? () => TensorClassEmitter.Emit(writer, model) : null);
        return writer.ToString();
    }

    /// <summary>Writes the kernels of a file, and what its classes need for tensors.</summary>
    public static void EmitKernels(CodeWriter writer, OptimizerModel model, Action? emitTensors)
    {
        writer.Line();
        using (writer.Block($"namespace {MetadataNames.Kernels}"))
        {
            foreach (string name in KernelClassEmitter.Usings(model))
            {
                writer.Line($"using {name};");
            }

            writer.Line();
            var classes = new KernelClasses(model);
            foreach (KernelClass kernels in classes.All)
            {
                new KernelClassEmitter(writer, model, classes, kernels).Emit();
                writer.Line();
            }

            emitTensors?.Invoke();
        }
    }

    /// <summary>The directives that a file with tensors or spans needs.</summary>
    public static IEnumerable<string> PragmasOf(OptimizerModel model)
    {
        if (model.HasTensorsInFiles)
        {
            yield return "#pragma warning disable SYSLIB5001 // Whether tensors are experimental is for the author of the struct to know.";
        }

        if (model.Target.IsRefStruct)
        {
            yield return "#pragma warning disable CS3003, CS3005, CS3008 // Whether names and types of fields are CLS-compliant is as well.";
        }
    }

    private static void EmitClass(CodeWriter writer, OptimizerModel model)
    {
        Documentation.EmitClass(writer, model);
        GeneratedMarks.EmitForCode(writer);
        string modifiers = model.IsUnsafe ? "unsafe " : "";
        using (writer.Block(
            $"public {modifiers}sealed partial class {model.DeclaredName} : {LibraryNames.Of(model).Runtime}.IRMSpropOptimizer<{model.Target.FullName}>"))
        {
            CheckpointEmitter.EmitConfiguration(writer, model);
            new InstanceEmitter(writer, model).Emit();
            writer.Line();
            new StateEmitter(writer, model).Emit();
            writer.Line();
            new StepEmitter(writer, model).Emit();
            new GuardEmitter(writer, model).EmitMethods();
            new OverlapEmitter(writer, model).EmitMethods();
            writer.Line();
            new ParameterEmitter(writer, model).Emit();
            writer.Line();
            new CheckpointEmitter(writer, model).Emit();
            foreach (FieldAccessor accessor in model.Accessors)
            {
                writer.Line();
                writer.Line($"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = \"{accessor.FieldName}\")]");
                writer.Line($"private static extern ref {accessor.FieldType} {accessor.MethodName}(ref {accessor.DeclaringType} instance);");
            }
        }
    }
}
