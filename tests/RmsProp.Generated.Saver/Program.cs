using RmsProp.Generated;
using RmsProp.Generated.Saver;

// Continues from the checkpoint, if there is one, as any training that may be interrupted should. A second argument is the number of steps
// to take and to save; without one, only a kill ends it.
string path = args[0];
long most = args.Length > 1 ? long.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : long.MaxValue;
var optimizer = new SavedModel.RMSprop();
SavedModel parameters = SavedModel.Create();
if (File.Exists(path))
{
    optimizer.LoadCheckpoint(path, ref parameters);
}

Console.WriteLine(optimizer.Steps);
for (long step = 0; step < most; step++)
{
    SavedModel.Step(optimizer, ref parameters);
    optimizer.SaveCheckpoint(path, in parameters);
    if (step == 0)
    {
        Console.WriteLine(optimizer.Steps);
    }
}
