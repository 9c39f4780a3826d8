namespace RmsProp.Generated.CompilerServices;

/// <summary>What a rank does with the gradient of one of its leaves.</summary>
/// <param name="Leaf">The number of the leaf.</param>
/// <param name="Level">The sum that it is stored in, or added to.</param>
/// <param name="Adds">Whether it is added to what is there.</param>
/// <param name="Merges">The levels whose sums are added to those before them afterwards, in this order.</param>
internal readonly record struct LeafStep(int Leaf, int Level, bool Adds, int[] Merges);
