namespace RmsProp.Generated.Benchmarks.Steps;

/// <summary>Keeps parameters on the heap, where a program keeps them, and where methods get them by reference.</summary>
internal sealed class Box<TModel>
    where TModel : struct
{
    public TModel Model;
}
