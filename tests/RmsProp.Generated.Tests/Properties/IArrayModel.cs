namespace RmsProp.Generated.Tests.Properties;

/// <summary>The interface of the models that these tests compile: two variables, both arrays.</summary>
/// <typeparam name="TSelf">The parameter struct.</typeparam>
/// <typeparam name="T">The type of a number.</typeparam>
public interface IArrayModel<TSelf, T>
    where TSelf : struct, IArrayModel<TSelf, T>
{
    /// <summary>The variables in order; the second is excluded from weight decay.</summary>
    T[][] Variables { get; }

    static abstract TSelf Create(T[]?[] variables);
}
