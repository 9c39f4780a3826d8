using RmsProp.Generated.Generator.Model;
using RmsProp.Generated.Generator.Storage;

namespace RmsProp.Generated.Generator.Emission;

/// <summary>
/// Writes the class that accesses tensors of System.Numerics.Tensors, because only the user's project references that library. It uses what
/// all versions from 9 on have.
/// </summary>
internal static class TensorClassEmitter
{
    public static void Emit(CodeWriter writer, OptimizerModel model)
    {
        string tensor = LibraryNames.Of(model).Tensors + ".Tensor";
        writer.Line("/// <summary>The shapes and the elements of tensors.</summary>");
        GeneratedMarks.EmitForCode(writer);
        using (writer.Block($"file static class {TensorStorage.ClassName}"))
        {
            writer.Lines($"""
                internal static TensorShape ShapeOf<T>({tensor}<T>? tensor) =>
                    tensor is null ? default : new TensorShape(tensor.Lengths, tensor.Strides);

                {ElementsOf(model)}

                internal static {tensor}<T> Create<T>(TensorShape shape) =>
                    {tensor}.Create(new T[shape.Length], shape.Lengths);

                internal static {tensor}<T>? ZerosLike<T>({tensor}<T>? tensor) =>
                    tensor is null ? null : Create<T>(ShapeOf(tensor));
                """);
            EmitVisit(writer, $"{tensor}<T>?");
            EmitVisitTensor(writer, $"{tensor}<T>?", "tensor ??= Create<T>(shape);");
            if (model.HasTensorSpans)
            {
                writer.Line();
                writer.Lines($"""
                    internal static TensorShape ShapeOf<T>(in {tensor}Span<T> tensor) =>
                        tensor.Rank == 0 ? default : new TensorShape(tensor.Lengths, tensor.Strides);

                    internal static {tensor}Span<T> TensorSpanOf<T>({tensor}<T>? tensor) =>
                        tensor is null ? default : tensor.AsTensorSpan();

                    internal static {tensor}Span<T> ZerosLike<T>(scoped in {tensor}Span<T> tensor) =>
                        tensor.Rank == 0 ? default : TensorSpanOf(Create<T>(ShapeOf(in tensor)));
                    """);
                EmitVisit(writer, $"{tensor}Span<T>");
                EmitVisitTensor(writer, $"{tensor}Span<T>", "tensor = tensor.Rank == 0 ? TensorSpanOf(Create<T>(shape)) : tensor;");
            }
        }
    }

    /// <summary>Writes the class with what reaches the elements of tensors alone.</summary>
    public static void EmitElements(CodeWriter writer, OptimizerModel model)
    {
        writer.Line("/// <summary>The elements of tensors.</summary>");
        GeneratedMarks.EmitForCode(writer);
        using (writer.Block($"file static class {TensorStorage.ClassName}"))
        {
            writer.Lines(ElementsOf(model));
        }
    }

    private static string ElementsOf(OptimizerModel model)
    {
        string tensor = LibraryNames.Of(model).Tensors + ".Tensor";
        return $"""
            // The span of a slice begins where the slice does; GetPinnableReference of a tensor does not in version 10.
            internal static Span<T> ElementsOf<T>({tensor}<T>? tensor) =>
                tensor is null ? default : ElementsOf(tensor.AsTensorSpan());

            {(model.HasTensorSpans ? "internal" : "private")} static Span<T> ElementsOf<T>({tensor}Span<T> tensor) =>
                MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), new TensorShape(tensor.Lengths, tensor.Strides).DenseLength);
            """;
    }

    /// <summary>Writes what shows two tensors to a walk: their elements only if it asks for them, because they may not be dense.</summary>
    private static void EmitVisit(CodeWriter writer, string type)
    {
        writer.Line();
        writer.Line($"internal static void Visit<T>(ref VariableWalk walk, string name, {type} first, {type} second)");
        using (writer.Block("    where T : unmanaged, global::System.Numerics.IBinaryFloatingPointIeee754<T>"))
        {
            using (writer.Block("if (walk.VisitShape<T>(name, ShapeOf(first), ShapeOf(second)))"))
            {
                writer.Line("walk.Visit(name, ShapeOf(first), ElementsOf(first), ElementsOf(second));");
            }
        }
    }

    /// <summary>Writes what shows a tensor to a visitor, which may want it to be allocated.</summary>
    private static void EmitVisitTensor(CodeWriter writer, string type, string allocate)
    {
        writer.Line();
        writer.Line($"internal static void Visit<T>(TensorVisitor visitor, string name, ref {type} tensor)");
        using (writer.Block("    where T : unmanaged"))
        {
            writer.Line("TensorShape shape = visitor.ShapeOf<T>(name, ShapeOf(tensor));");
            using (writer.Block("if (shape.Exists)"))
            {
                writer.Line(allocate);
                writer.Line("visitor.Visit(name, shape, ElementsOf(tensor));");
            }
        }
    }
}
