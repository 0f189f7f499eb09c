$Rc = @{
  Result = 'failed'; Code = 'error'; State = ''; Data = @{}; Message = ''; Last = ''
  Changes = 0; Bytes = 0; Folder = ''; Journal = $null; Lock = $null; Dependents = @{}
}
