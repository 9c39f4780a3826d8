using RmsProp.Generated;
using RmsProp.Generated.Saver;

// Continues from the checkpoint, if there is one, as any training that may be interrupted should.
string path = args[0];
var optimizer = new SavedModel.RMSprop();
SavedModel parameters = SavedModel.Create();
if (File.Exists(path))
{
    optimizer.LoadCheckpoint(path, ref parameters);
}

Console.WriteLine(optimizer.Steps);
for (bool isFirst = true; ; isFirst = false)
{
    SavedModel.Step(optimizer, ref parameters);
    optimizer.SaveCheckpoint(path, in parameters);
    if (isFirst)
    {
        Console.WriteLine(optimizer.Steps);
    }
}
