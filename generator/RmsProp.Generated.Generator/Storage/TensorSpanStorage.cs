using RmsProp.Generated.Generator.Model;

namespace RmsProp.Generated.Generator.Storage;

/// <summary>In memory of any kind, as a tensor span; its slots are tensors.</summary>
internal sealed class TensorSpanStorage(Variable variable, LibraryNames library) : TensorStorage(variable, library)
{
    public override string Type => $"{Library.Tensors}.TensorSpan<{Element}>";

    public override string Exists(string access) => access + ".Rank > 0";

    public override string IsMissing(string access) => access + ".Rank == 0";

    public override string View(string slot) => $"{FullClassName}.TensorSpanOf({slot})";
}
