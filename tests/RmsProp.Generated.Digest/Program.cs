using System.Runtime.Intrinsics;
using RmsProp.Generated;
using RmsProp.Generated.Digest;

// Three vectors of 16 elements and one more: every main loop and every tail. Then more, for sums that are halved, and for loops that are
// recompiled while they run.
const int LongestOfAllLengths = (3 * 16) + 1;
const int Long = 3001;
const int VeryLong = 100_003;
const int Steps = 6;

Console.WriteLine($"512: {Vector512.IsHardwareAccelerated}, 256: {Vector256.IsHardwareAccelerated}, 128: {Vector128.IsHardwareAccelerated}");

(int Length, int StrangeOnceIn)[] runs =
[
    .. Enumerable.Range(0, LongestOfAllLengths + 1).Select(length => (length, 0)),
    (Long, 0),
    (LongestOfAllLengths, 30),
];
using var hasher = new Hasher();

DigestAll<EverythingModel>();
DigestAll<ConstrainedModel>();
DigestAll<GroupedModel>();

foreach ((string name, Func<IRMSpropOptimizer<SpanModel>> create) in Optimizers.Of<SpanModel>())
{
    foreach ((int length, int strangeOnceIn) in runs.Append((VeryLong, 0)))
    {
        var filler = new Filler(length, strangeOnceIn);
        IRMSpropOptimizer<SpanModel> optimizer = create();
        var parameters = SpanModel.Create(length);
        var gradients = SpanModel.Create(length);
        parameters.ForEach(filler);
        for (int step = 0; step < Steps; step++)
        {
            gradients.ForEach(filler);
            optimizer.Apply(ref parameters, in gradients);
            parameters.ForEach(hasher); // Slots influence the parameters; they have a type of their own.
        }

        hasher.Visit([optimizer.Steps, optimizer.SkippedSteps, optimizer.LossScale]);
    }

    Console.WriteLine($"{nameof(SpanModel)}.{name} {hasher.Finish()}");
}

void DigestAll<TModel>()
    where TModel : struct, IModel<TModel>
{
    foreach ((string name, Func<IRMSpropOptimizer<TModel>> create) in Optimizers.Of<TModel>())
    {
        foreach ((int length, int strangeOnceIn) in runs)
        {
            var filler = new Filler(length, strangeOnceIn);
            IRMSpropOptimizer<TModel> optimizer = create();
            var parameters = TModel.Create(length);
            var gradients = TModel.Create(length);
            parameters.ForEach(filler);
            for (int step = 0; step < Steps; step++)
            {
                gradients.ForEach(filler);
                optimizer.Apply(ref parameters, in gradients);
            }

            parameters.ForEach(hasher);
            foreach (TModel slot in Optimizers.SlotsOf(optimizer))
            {
                slot.ForEach(hasher);
            }

            hasher.Visit([optimizer.Steps, optimizer.SkippedSteps, optimizer.LossScale]);
        }

        Console.WriteLine($"{typeof(TModel).Name}.{name} {hasher.Finish()}");
    }
}
